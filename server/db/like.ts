/** A text as part of a LIKE pattern: its own signs stand for themselves. */
export const likeOf = (text: string): string => `%${text.trim().replaceAll(/[\\%_]/g, '\\$&')}%`
