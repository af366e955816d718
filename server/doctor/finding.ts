import type { doctor } from '#text/zh-CN/doctor.ts'

type Words = typeof doctor
export type Check = keyof Words['checks']
export type Code = keyof Words['found']
export type State = keyof Words['states']

/** What one look found; the sentence and the remedy are in text/ under the code. */
export interface Finding {
  readonly check: Check
  readonly state: State
  readonly code: Code
  readonly params: Readonly<Record<string, string | number>>
}

type Params = Finding['params']

export const ok = (check: Check, code: Code, params: Params = {}): Finding => ({
  check,
  state: 'ok',
  code,
  params,
})
export const warn = (check: Check, code: Code, params: Params = {}): Finding => ({
  check,
  state: 'warn',
  code,
  params,
})
export const bad = (check: Check, code: Code, params: Params = {}): Finding => ({
  check,
  state: 'bad',
  code,
  params,
})

/** An error in one line, for a sentence. */
export const inOneLine = (error: unknown): string =>
  (error instanceof Error ? error.message || error.name : String(error)).split('\n')[0]?.slice(0, 300) ?? ''
