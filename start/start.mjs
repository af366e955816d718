import { runZhinan } from './program.mjs'

/** `npm start`: the demo city on this machine. */
await runZhinan(['start', ...process.argv.slice(2)])
