/** Typed for the tests that want a second PostgreSQL. */
export function startDebianPostgres(): Promise<{ readonly url: string; stop(): Promise<void> }>
