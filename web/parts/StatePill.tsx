import type { ReactNode } from 'react'
import type { Listed } from '#api/suggestions.ts'
import { useSuggestionWords } from '../words.ts'

export type State = Listed['state']

const ring = <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" />
const dashed = (
  <circle cx="7" cy="7" r="5" fill="none" stroke="currentColor" strokeWidth="1.5" strokeDasharray="2.2 2" />
)
const line = (d: string) => (
  <path
    d={d}
    fill="none"
    stroke="currentColor"
    strokeWidth="1.6"
    strokeLinecap="round"
    strokeLinejoin="round"
  />
)
const half = (
  <>
    {ring}
    <path d="M7 4a3 3 0 0 1 0 6Z" fill="currentColor" />
  </>
)
const threeQuarters = (
  <>
    {ring}
    <path d="M7 4a3 3 0 1 1-3 3h3Z" fill="currentColor" />
  </>
)
const tick = line('M2.8 7.4l2.8 2.8 5.6-6')
const back = line('M5.5 3 2.8 5.7l2.7 2.7M3 5.7h5.2a2.7 2.7 0 0 1 0 5.3H6.5')
const bar = (
  <>
    {ring}
    {line('M4.5 7h5')}
  </>
)

/** A shape that fills as the work goes on, a tint, and always the word: colour is never the only sign. */
const looks: Record<State, readonly [tint: string, shape: ReactNode]> = {
  draft: ['draft', dashed],
  'unit-review': ['return', ring],
  'unit-returned': ['return', back],
  'unit-refused': ['stop', bar],
  unverified: ['return', ring],
  submitted: ['wait', ring],
  'office-returned': ['return', back],
  accepted: ['accept', half],
  reserve: ['draft', half],
  condensing: ['condense', threeQuarters],
  adopted: ['adopt', tick],
  'partly-adopted': ['adopt', tick],
  merged: ['adopt', tick],
  'not-adopted': ['stop', bar],
  'not-accepted': ['stop', bar],
  withdrawn: ['draft', back],
  frozen: ['stop', line('M7 2v10M2.7 4.5l8.6 5M11.3 4.5l-8.6 5')],
  purged: ['stop', line('M3 3l8 8M11 3l-8 8')],
}

/** The state of a suggestion in the official word. */
export function StatePill({ state }: { readonly state: State }) {
  const words = useSuggestionWords()
  return <Pill like={state} word={words.states[state]} />
}

/** The same for what goes other steps: it looks like the state that is as far along. */
export function Pill({ like, word }: { readonly like: State; readonly word: string }) {
  const [tint, shape] = looks[like]
  return (
    <span className={`st ${tint}`} title={word}>
      <svg viewBox="0 0 14 14" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      {word}
    </span>
  )
}
