/** SQLSTATE classes that say nothing of what was asked: connection, resources (a full disk), the operator, the system (PostgreSQL, appendix A). */
const classes = ['08', '53', '57', '58']
/** A transaction that was idle for too long, as one is whose line went dead. */
const codes = ['25P03']
/** What the operating system says of a line to the database. */
const lines = ['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'EHOSTUNREACH', 'ENETUNREACH']
/** What the driver says of a line that broke, in words only; and PostgreSQL of a file that may not grow. */
const words =
  /^(Connection terminated|timeout exceeded when trying to connect|Client (was closed|has encountered a connection error))|^could not (extend|write|open|create) /

/** Whether the database cannot be reached or has no room: what was asked may be asked again later as it is. */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false
  const { code = '', message } = error as Error & { readonly code?: string }
  // A browser that went away in the middle of what it sent (Node: ECONNRESET, too).
  if (message === 'aborted') return false
  if (words.test(message) || codes.includes(code) || lines.includes(code)) return true
  // Its socket is gone, where it listens on one.
  if (code === 'ENOENT') return 'syscall' in error && error.syscall === 'connect'
  return /^[0-9A-Z]{5}$/.test(code) && classes.includes(code.slice(0, 2))
}

/** So long a silent database is waited for; whoever waits at a screen has given up before. */
export const patience = 60_000
