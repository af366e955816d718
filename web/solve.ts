import type { Challenge } from 'altcha-lib'
import { solveChallenge } from 'altcha-lib'
import { deriveKey as pbkdf2 } from 'altcha-lib/algorithms/web/pbkdf2'
import { deriveKey as sha } from 'altcha-lib/algorithms/web/sha'

/** Counts until a key with the wanted beginning is found: a moment for one person, dear for a robot with thousands. */
export async function solve(answer: unknown): Promise<string> {
  const { codeChallenge: _, ...challenge } = answer as Challenge
  const deriveKey = challenge.parameters.algorithm.startsWith('PBKDF2') ? pbkdf2 : sha
  const solution = await solveChallenge({ challenge, deriveKey })
  if (solution === null) throw new Error('The computation was not finished.')
  return btoa(JSON.stringify({ challenge, solution }))
}
