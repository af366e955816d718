import type { SavedViewsText } from '../../zh-CN/web/saved-views.ts'

/** Lists saved on an office's desk, and which columns they show. */
export const savedViews: SavedViewsText = {
  title: 'Saved lists',
  save: 'Save list',
  name: 'Name',
  nameHint: 'For instance “Marine, waiting for me”. The same name replaces it.',
  share: 'Share with the office',
  shareHint:
    'Everybody in the office finds the list with its filters; each sees only the suggestions that they may see anyway.',
  saved: 'The list is saved.',
  needName: 'Please give a name.',
  shared: 'shared',
  by: (name) => `saved by ${name}`,
  remove: (name) => `Remove “${name}”`,
  removed: 'Removed.',
  columns: 'Columns',
  columnsTitle: 'Which columns to show',
  columnsHint:
    'The title is always shown. Beside an open suggestion only those remain for which there is room.',
  usual: 'Back to the usual',
  done: 'Done',
}
