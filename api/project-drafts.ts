import { z } from 'zod'
import { finding, op, opOutcome } from './drafts.ts'
import { id, instant, nothing, text, withId } from './endpoint.ts'
import { announcedFile, fileView } from './files.ts'
import { promise, writtenStage } from './project-view.ts'

const answer = z.object({ path: z.string(), value: z.unknown(), rev: z.number().int(), by: id, at: instant })
const one = withId.extend({ file: id })

/** The stage that the team writes, as the editor loads it. */
export const projectDraftView = z.object({
  id,
  stage: writtenStage,
  revision: z.number().int(),
  call: z.string(),
  callVersion: id,
  kind: z.string(),
  orgType: z.string(),
  rev: z.number().int(),
  form: z.unknown(),
  lists: z.record(z.string(), z.array(z.unknown())),
  /** ReadinessScale and ReadinessPolicy of the call; null checklists where elements cannot be assessed. */
  scale: z.unknown(),
  policy: z.unknown(),
  checklists: z.unknown(),
  answers: z.array(answer),
  people: z.record(z.string(), z.string()),
  files: z.array(fileView),
  /** The elements of the last snapshot: what a row may say that it came from. */
  previous: z
    .object({
      snapshot: z.number().int(),
      elements: z.array(
        z.object({
          id: z.string(),
          no: z.string(),
          name: z.string(),
          level: z.number().int(),
          critical: z.boolean(),
        }),
      ),
    })
    .nullable(),
  promised: promise.nullable(),
  /** The last reason with which the stage was given back; nothing where it was not. */
  returned: z.object({ reason: z.string(), at: instant }).nullable(),
})
export type ProjectDraftView = z.infer<typeof projectDraftView>

/** Writing a stage of a project, with its files, as suggestions are written. */
export const projectDrafts = {
  'GET /projects/:id/draft': {
    summary: 'The stage that is being written, as the editor needs it.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    response: projectDraftView,
  },
  'GET /projects/:id/rev': {
    summary: 'Whether anything was written since.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    query: z.object({ since: z.coerce.number().int().default(0) }),
    response: z.object({
      rev: z.number().int(),
      revision: z.number().int(),
      callVersion: id,
      changed: z.array(answer),
    }),
  },
  'POST /projects/:id/answers': {
    summary: 'Save edits of the stage, each once; clashes are told and nothing is lost.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    body: z.object({ ops: z.array(op).min(1).max(500) }),
    response: z.object({ rev: z.number().int(), savedAt: instant, outcomes: z.array(opOutcome) }),
  },
  'GET /projects/:id/check': {
    summary: 'Every finding, as handing in would see them.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    response: z.object({ findings: z.array(finding) }),
  },
  'POST /projects/:id/files': {
    summary: 'Announce a file of the stage: name, size and type are checked before a byte is sent.',
    tag: 'files',
    access: 'signed-in',
    params: withId,
    body: announcedFile,
    response: z.object({ file: fileView }),
  },
  'PUT /projects/:id/files/:file/parts/:n': {
    summary: 'One part, as application/octet-stream; sending it again replaces it.',
    tag: 'files',
    access: 'signed-in',
    params: one.extend({ n: z.coerce.number().int().min(0).max(10_000) }),
    response: z.object({ file: fileView }),
  },
  'POST /projects/:id/files/:file/finish': {
    summary: 'Join the parts; content, size, digest and scan decide.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    body: z.object({ sha256: text(64).optional() }),
    response: z.object({ file: fileView }),
  },
  'DELETE /projects/:id/files/:file': {
    summary: 'Take a file out of the stage.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    response: nothing,
  },
  'GET /projects/:id/files/:file': {
    summary: 'The bytes, always as an attachment.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    response: z.unknown(),
  },
  'GET /projects/:id/files/:file/preview': {
    summary: 'To look at in the page, as far as its kind allows; as attachments of suggestions are.',
    tag: 'files',
    access: 'signed-in',
    params: one,
    response: z.unknown(),
  },
} as const
