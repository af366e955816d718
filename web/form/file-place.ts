import { type Answer, addressOf, request, sendFile } from '../api.ts'

export type FileView = Answer<'POST /suggestions/:id/files'>['file']

/** Where the files of one draft are announced, sent, taken out and fetched. */
export interface FilePlace {
  readonly announce: (file: {
    readonly field: string
    readonly name: string
    readonly size: number
    readonly sha256: string
  }) => Promise<FileView>
  /** Sends one part. */
  readonly send: (file: string, n: number, part: Blob) => Promise<unknown>
  readonly finish: (file: string, sha256: string) => Promise<FileView>
  readonly remove: (file: string) => Promise<unknown>
  readonly href: (file: string) => string
}

/** The files of a suggestion. */
export const suggestionFiles = (id: string): FilePlace => ({
  announce: async (body) => (await request('POST /suggestions/:id/files', { params: { id }, body })).file,
  send: (file, n, part) =>
    sendFile('PUT /suggestions/:id/files/:file/parts/:n', part, { params: { id, file, n } }),
  finish: async (file, sha256) =>
    (await request('POST /suggestions/:id/files/:file/finish', { params: { id, file }, body: { sha256 } }))
      .file,
  remove: (file) => request('DELETE /suggestions/:id/files/:file', { params: { id, file } }),
  href: (file) => addressOf('GET /suggestions/:id/files/:file', { params: { id, file } }),
})

/** The files of the stage that a project is at. */
export const projectFiles = (id: string): FilePlace => ({
  announce: async (body) => (await request('POST /projects/:id/files', { params: { id }, body })).file,
  send: (file, n, part) =>
    sendFile('PUT /projects/:id/files/:file/parts/:n', part, { params: { id, file, n } }),
  finish: async (file, sha256) =>
    (await request('POST /projects/:id/files/:file/finish', { params: { id, file }, body: { sha256 } })).file,
  remove: (file) => request('DELETE /projects/:id/files/:file', { params: { id, file } }),
  href: (file) => addressOf('GET /projects/:id/files/:file', { params: { id, file } }),
})
