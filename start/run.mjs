import { runZhinan } from './program.mjs'

/** `npm run zhinan -- …`: any other command. */
await runZhinan(process.argv.slice(2))
