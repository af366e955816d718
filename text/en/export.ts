import { formatInstant } from '../format.ts'

export const exportText: typeof import('../zh-CN/export.ts').exportText = {
  mark: ({ name, at, id }) =>
    `Holds personal data; for work only. Exported by ${name} on ${formatInstant(at, 'en')}; number ${id}`,
  failed: {
    broken:
      'Something went wrong while it was made, and no file is left. Please export again; if it persists, tell support.',
    exhausted:
      'It broke off three times and is not tried again; no file is left. Please ask for less at a time (by kind or by office, say) and export again; if it persists, tell support.',
    'store-full':
      'The server has no room left to store it, and no file is left. This has been recorded for the operators. Please export again later, or ask for less at a time; if it persists, tell support.',
    refused:
      'When it was made you no longer had the right to it, or what you asked for was gone. No file is left.',
  },
}

export const exportNotice: typeof import('../zh-CN/export.ts').exportNotice = {
  'export-ready': (it) => ({
    title: `Export ready: ${it.export}`,
    body: 'The file is made. Fetch it under “My exports”. It is kept for three days and then deleted; every download is recorded.',
  }),
  'export-failed': (it) => ({
    title: `Export failed: ${it.export}`,
    body: 'No file was made. The reason is under “My exports”, where you can export again.',
  }),
}
