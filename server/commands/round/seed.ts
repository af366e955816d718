import type { Context } from '../../context.ts'

/** A fresh seed for a draw: written down, so that the draw can be done again. */
export const seedFrom = ({ dice }: Pick<Context, 'dice'>): string => dice.bytes(8).toString('hex')
