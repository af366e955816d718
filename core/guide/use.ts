/** How a published direction used a source (condensation sheet, B2); the same words as `uses` in decide/suggestion/condense.ts. */
export type Use = 'whole' | 'part' | 'merged' | 'reference'
