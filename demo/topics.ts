import first from './texts/topics-1.json' with { type: 'json' }

/** Every subject of the bank; the files only keep it readable. */
export const topicFiles: readonly unknown[] = [...first]
