import type { State } from '#core/suggestion/suggestion.ts'
import { authors, deskOfUnit, ofOffice, overseers, type Role } from './cast.ts'

/** What is written here was decided by people (rulings 30–35); the code is asked, and never copied from. */
export type ByState = Readonly<Partial<Record<State, readonly Role[]>>>

const inUnit = ['unit-review', 'unit-returned', 'unit-refused', 'unverified', 'withdrawn'] as const
const withOffice = [
  'submitted',
  'office-returned',
  'accepted',
  'reserve',
  'condensing',
  'adopted',
  'partly-adopted',
  'merged',
  'not-adopted',
  'not-accepted',
] as const

const during = (states: readonly State[], roles: readonly Role[]): ByState =>
  Object.fromEntries(states.map((it) => [it, roles]))

const bureau = [...ofOffice, 'reading', ...overseers] as const

/** For whom a suggestion exists at all, by its state; everybody else is told “not found”. */
export const exists: Readonly<Record<State, readonly Role[]>> = {
  draft: authors,
  ...(during(inUnit, [...authors, ...deskOfUnit]) as Record<(typeof inUnit)[number], readonly Role[]>),
  ...(during(withOffice, [...authors, ...deskOfUnit, ...bureau]) as Record<
    (typeof withOffice)[number],
    readonly Role[]
  >),
  frozen: [...authors, 'head'],
  purged: [...authors, 'head'],
}

/** Whose eyes its text is for. While it is frozen, not even its authors’. */
const text: ByState = { ...exists, draft: [], frozen: ['head'], purged: [] }
const undecided = ['submitted', 'office-returned', 'accepted', 'reserve', 'condensing'] as const
const returned = ['unit-returned', 'office-returned'] as const

/** What can be asked of a suggestion, and of whom it is granted in which state. */
export const actions = {
  'know of it': exists,
  /** What was removed by order is still known of: its version says so. */
  'read a version': { ...text, purged: exists.purged },
  'read it': { ...text, draft: authors },
  'open a draft': {
    ...during([...inUnit, ...withOffice], authors),
    draft: authors,
  },
  'write in it': { draft: authors, ...during(returned, authors) },
  'hand in': { draft: authors, ...during(returned, authors) },
  discard: { draft: authors },
  'pull back': during(['unit-review', 'unverified', 'submitted'], authors),
  withdraw: during(['submitted', ...returned], authors),
  object: during(['not-accepted'], authors),
  release: during(['unit-review'], ['reviewer']),
  decide: during(['submitted'], ofOffice),
  transfer: during(['submitted'], [...ofOffice, 'triage']),
  reserve: during(['accepted', 'reserve'], ofOffice),
  decline: during(['accepted', 'reserve'], ofOffice),
  assign: during(undecided, ['head', 'triage']),
  freeze: during(['submitted', ...withOffice.slice(2, -1)], ofOffice),
  'clear up': during(['frozen'], ['head']),
  'decide an objection': during(['not-accepted'], ['head']),
  'give an opinion': during(undecided, [...ofOffice, 'reading']),
  compare: during(withOffice, bureau),
  'judge likeness': during(withOffice, [...ofOffice, 'triage']),
} as const satisfies Readonly<Record<string, ByState>>

export type Action = keyof typeof actions

/** The text under work is its authors’ alone: for everybody else there is none, whoever may read what was handed in. */
export const hiddenFromOthers: readonly Action[] = ['open a draft']

/** What is planted in a suggestion, and for whom it is besides being readable by state. */
export const parts = {
  /** A draft’s title is shown to the unit’s desk among what is being written; for all others it is as the text. */
  title: (state: State): readonly Role[] =>
    state === 'draft'
      ? [...authors, ...deskOfUnit]
      : state === 'frozen'
        ? [...authors, 'head']
        : state === 'purged'
          ? []
          : exists[state],
  answer: (state: State): readonly Role[] => (state === 'draft' ? authors : (text[state] ?? [])),
  /** The section on competing teams is not for offices that read along. */
  inside: (state: State): readonly Role[] =>
    state === 'draft' ? authors : (text[state] ?? []).filter((it) => it !== 'reading'),
  file: (state: State): readonly Role[] => (state === 'draft' ? authors : (text[state] ?? [])),
  /** What an office wrote to those who filed. */
  remark: (state: State): readonly Role[] => text[state] ?? [],
  /** What an office wrote for itself. */
  opinion: (state: State): readonly Role[] =>
    (text[state] ?? []).filter((it) => ![...authors, ...deskOfUnit].some((one) => one === it)),
} as const

export type Part = keyof typeof parts
