import { type CallProblem, problem } from './problem.ts'

/** Codes that stand more than once where each must be one of a kind. */
export function twice(file: string, path: string, codes: readonly string[]): readonly CallProblem[] {
  const seen = new Set<string>()
  const again = new Set<string>()
  for (const code of codes) {
    if (seen.has(code)) again.add(code)
    seen.add(code)
  }
  return [...again].map((code) => problem(file, path, 'twice', { code }))
}
