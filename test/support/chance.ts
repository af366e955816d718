import fc from 'fast-check'

/** So that a change that fails is the change's doing, everybody draws the same; the long form draws anew each time. */
const seed = 20_261_123

if (process.env['ZHINAN_SOAK'] !== '1') fc.configureGlobal({ seed })
