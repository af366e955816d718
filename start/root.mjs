import path from 'node:path'

/** The folder of the checkout; the commands work from anywhere. */
export const root = path.dirname(import.meta.dirname)
