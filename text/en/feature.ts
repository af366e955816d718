import type { featureNames as Zh } from '../zh-CN/feature.ts'

/** Parts of the site that can rest. */
export const featureNames: typeof Zh = {
  papers: 'Printing and reading forms',
  search: 'Searching',
  likeness: 'Comparing and hints on the field',
  figures: 'Statistics',
  model: 'The language model',
}
