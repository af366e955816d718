import type { Problem } from '#api/problem.ts'
import { ProblemError, reader, UnreachableError } from '../api.ts'
import type { FilePlace, FileView } from './file-place.ts'

/** SHA-256 of a file, in hex. */
export async function digestOf(file: Blob): Promise<string> {
  const digest = await crypto.subtle.digest('SHA-256', await file.arrayBuffer())
  return [...new Uint8Array(digest)].map((it) => it.toString(16).padStart(2, '0')).join('')
}

/** Sends a file in parts. One that stopped half-way goes on with the parts the server does not have. */
export async function upload(
  place: FilePlace,
  field: string,
  file: File,
  begun: FileView | undefined,
  onProgress: (view: FileView, share: number) => void,
): Promise<FileView> {
  const view = begun ?? (await place.announce({ field, name: file.name, size: file.size }))
  const parts = Math.max(1, Math.ceil(file.size / view.partSize))
  const there = new Set(view.parts)
  const tell = () => onProgress({ ...view, parts: [...there] }, there.size / parts)
  tell()
  for (let n = 0; n < parts; n++) {
    if (there.has(n)) continue
    await sendPart(place.part(view.id, n), file.slice(n * view.partSize, (n + 1) * view.partSize))
    there.add(n)
    tell()
  }
  return place.finish(view.id, await digestOf(file))
}

const tries = 6

/** A part that did not come through is sent again, a little later each time. */
async function sendPart(address: string, part: Blob): Promise<void> {
  for (let go = 1; ; go++) {
    const response = await fetch(address, {
      method: 'PUT',
      credentials: 'same-origin',
      headers: { 'content-type': 'application/octet-stream', 'accept-language': reader.language },
      body: part,
    }).catch(() => undefined)
    if (response?.ok) return
    const problem = (await response?.json().catch(() => undefined)) as Problem | undefined
    const hopeless = response !== undefined && response.status >= 400 && response.status < 500
    if (hopeless && problem !== undefined && 'why' in problem && response.status !== 429)
      throw new ProblemError(problem)
    if (go === tries) throw new UnreachableError()
    await new Promise((done) => setTimeout(done, 500 * 2 ** go))
  }
}
