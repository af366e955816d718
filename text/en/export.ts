import { formatInstant } from '../format.ts'

const reasons = {
  broken:
    'Something went wrong while it was made, and no file is left. Please export again; if it persists, tell support.',
  exhausted:
    'Three times the server stopped before it was done (it was restarted, say), so that it is not tried again by itself; no file is left. Please export again; if it breaks off once more, ask for less at a time, or tell support.',
  'store-full':
    'The server has no room left to store it, and no file is left. This has been recorded for the operators. Please export again later, or ask for less at a time; if it persists, tell support.',
  'store-away':
    'The store in which attachments lie has not answered for more than an hour, so that it is not tried again by itself; no file is left. This has been recorded for the operators. Please export again later; if it persists, tell support.',
}
const refused =
  'When it was made you no longer had the right to it, or what you asked for was gone. No file is left. Please look at the list again; if you still need it, export again.'

const failed = (why: string): string => reasons[why as keyof typeof reasons] ?? refused

export const exportText: typeof import('../zh-CN/export.ts').exportText = {
  mark: ({ name, at, id }) =>
    `Holds personal data; for work only. Exported by ${name} on ${formatInstant(at, 'en')}; number ${id}`,
  failed,
  waits:
    'The store in which attachments lie does not answer just now. It is tried again by itself; you need not do anything.',
}

type Lacking = { readonly no: string | null; readonly count: number }
const lackingIn = (all: readonly Lacking[], lacked: number): string => {
  const named = all.map(({ no, count }) => `${count} of ${no ?? 'a draft'}`).join(', ')
  return lacked > all.reduce((sum, it) => sum + it.count, 0) ? `${named}, and more` : named
}
const attachments = (n: number): string => (n === 1 ? '1 attachment' : `${n} attachments`)

export const exportNotice: typeof import('../zh-CN/export.ts').exportNotice = {
  'export-ready': ({ export: name, lacking = [], lacked = 0 }) => ({
    title:
      lacked === 0 ? `Export ready: ${name}` : `Export ready, but without ${attachments(lacked)}: ${name}`,
    body: [
      'The file is made. Fetch it under “My exports”. It is kept for three days and then deleted; every download is recorded.',
      ...(lacked === 0
        ? []
        : [
            `${attachments(lacked)} could not be read from the store as uploaded: ${lackingIn(lacking, lacked)}. The file’s contents page names each one; everything else is inside. Please tell support; once they are found again, export again.`,
          ]),
    ].join('\n'),
  }),
  'export-failed': (it) => ({
    title: `Export failed: ${it.export}`,
    body: `${it.why === undefined ? 'No file was made. The reason is under “My exports”.' : failed(it.why)}\nUnder “My exports” you can export again.`,
  }),
}
