import { request } from './api.ts'

/** Solves the server's small computation and returns what it wants to see. The solver is fetched only when needed. */
export async function prove(): Promise<string> {
  const challenge = await request('GET /challenge')
  const { solve } = await import('./solve.ts')
  return solve(challenge)
}
