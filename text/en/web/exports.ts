import type { ExportsText } from '../../zh-CN/web/exports.ts'

export const exportsText: ExportsText = {
  dossier: {
    one: 'Download dossier',
    selected: (n) => `Download dossier (${n})`,
    of: (n) => (n === 1 ? 'of 1 suggestion chosen' : `of ${n} suggestions chosen`),
    archive: 'Make the archive',
    archiveTitle: 'Archive',
    archiveWhy:
      'The call’s definition and notices, all suggestions that you may read, directions, guides in every edition, rounds of judging, meetings, figures and the chain of checkpoints as one file, by office, for the records office. It opens and can be verified without the platform.',
  },
  button: {
    export: 'Export',
    of: (what) => `Export: ${what}`,
    asking: 'Asking…',
    queued: 'Queued',
    making: (done, total) => `Making ${done} of ${total}`,
    resting: (until) => `Exports rest; made after ${until}`,
    restingOpen: 'Exports rest; made when they go on',
    ready: 'Ready',
    failed: 'Failed',
    cancelled: 'Cancelled',
    expired: 'Expired',
    download: 'Download',
    downloadOf: (name) => `Download ${name}`,
    again: 'Export again',
    mine: 'My exports',
  },
  page: {
    title: 'My exports',
    why: 'Files are made one after the other. You are told when one is ready, and it is kept for three days. Every export and download is recorded; files with personal data say who exported them and when, and must not be passed on.',
    empty: 'Nothing exported yet',
    emptyWhy: 'Press “Export” above a list; the file is fetched here once it is made.',
    rests: (until) =>
      `Exports rest while the window is about to close, so that handing in has the machine to itself. They go on by themselves after ${until}.`,
    restsOpen:
      'Exports rest, so that handing in has the machine to itself. They go on by themselves once this is lifted.',
    file: 'File',
    asked: 'Asked for',
    state: 'State',
    kept: 'Kept until',
    acts: 'Actions',
    lacking: (n) =>
      n === 1
        ? '1 attachment could not be read as uploaded; the file’s contents page names it'
        : `${n} attachments could not be read as uploaded; the file’s contents page names each`,
    personal: 'Holds personal data',
    cancel: 'Cancel',
    cancelOf: (name) => `Cancel ${name}`,
    againOf: (name) => `Export ${name} again`,
    cancelled: 'The export is cancelled.',
    askedAgain: 'Asked for once more.',
    rows: (count) => `${count} rows or items`,
    progress: (name) => `Progress of ${name}`,
  },
  rest: {
    title: 'Busy hours',
    lede: 'When many people come, filling in and handing in go first. Set here when files are not made, and which parts of the site rest.',
    exports: 'Exports at rest',
    why: 'Making large files takes the server’s strength. Resting before a window closes leaves it to filling in and handing in. Files may still be asked for and are made afterwards in turn; what is ready can be fetched as always.',
    mode: 'When exports rest',
    modes: {
      never: 'Never',
      'last-hours': 'Before a window closes, until half an hour after',
      now: 'From now until this is changed back',
    },
    hours: 'How many hours before the end',
    hoursWrong: 'Please give a whole number from 1 to 72.',
    reason: 'Reason',
    reasonHint: 'Goes into the record; at least 5 characters.',
    reasonWrong: 'Please give a reason of at least 5 characters.',
    save: 'Save',
    saved: 'Saved when exports rest.',
    readOnly: 'You may see this setting; the planning office changes it.',
  },
}
