import type { Operation } from '#api/contract.ts'
import type { Feature } from '#core/feature.ts'

/** What rests with each part. Nothing here is needed to write or to hand in. */
const parts: Readonly<Record<Feature, readonly Operation[]>> = {
  papers: [
    'GET /calls/:call/kinds/:kind/paper',
    'GET /suggestions/:id/paper',
    'POST /calls/:call/read-paper',
  ],
  search: ['GET /offices/:code/search', 'GET /offices/:code/search/complete'],
  likeness: [
    'GET /suggestions/:id/similar',
    'GET /suggestions/:id/similar/:other',
    'POST /calls/:call/similar-titles',
    'POST /calls/:call/field-hint',
    'POST /offices/:code/groups/regroup',
  ],
  figures: ['GET /statistics', 'GET /statistics/list', 'GET /public/transparency/:call'],
  model: ['POST /directions/:id/model-wording', 'POST /offices/:code/model-groups'],
}

const byOperation = new Map<string, Feature>(
  Object.entries(parts).flatMap(([feature, operations]) =>
    operations.map((it) => [it, feature as Feature] as const),
  ),
)

export const featureOf = (operation: string): Feature | undefined => byOperation.get(operation)
