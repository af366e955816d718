import type { DirectionState } from './direction/direction.ts'
import type { UnfitBecause } from './expert/eligible.ts'
import type { Trouble } from './expert/trouble.ts'
import type { ExportState } from './export.ts'
import type { Feature } from './feature.ts'
import type { Finding } from './form/finding.ts'
import type { GuideState } from './guide/guide.ts'
import type { ModelFailure } from './model/answered.ts'
import type { Debt } from './person/debt.ts'
import type { ProjectStep, Stage } from './project/project.ts'
import type { State } from './suggestion/suggestion.ts'
import type { Words } from './text.ts'

/** Where a direction, a guide, a round of judging or an expert's task stands. */
export type Step =
  | DirectionState
  | GuideState
  | 'planning'
  | 'open'
  | 'closed'
  | 'planned'
  | 'invited'
  | 'accepted'
  | 'declined'
  | 'handed-in'
  | 'void'

/** Every way to say no. Each has a sentence in both languages and a status on the wire. */
export type Reason =
  | { readonly why: 'not-found' }
  | { readonly why: 'not-signed-in' }
  | { readonly why: 'not-yours' }
  | { readonly why: 'own-suggestion' }
  | { readonly why: 'wrong-state'; readonly state: State }
  | { readonly why: 'wrong-step'; readonly step: Step }
  | { readonly why: 'no-source' }
  | { readonly why: 'source-gone'; readonly no: string }
  | { readonly why: 'not-mergeable'; readonly because: 'itself' | 'elsewhere' | 'undone' }
  | { readonly why: 'directions-open'; readonly open: number }
  | { readonly why: 'comments-waiting'; readonly waiting: number }
  | { readonly why: 'subject-gone'; readonly named: string }
  | { readonly why: 'expert-unfit'; readonly because: UnfitBecause; readonly name: string }
  | { readonly why: 'nobody-fits' }
  | { readonly why: 'due-past' }
  | { readonly why: 'round-blocked'; readonly troubles: readonly Trouble[] }
  | { readonly why: 'sheets-missing'; readonly missing: number; readonly short: number }
  | { readonly why: 'too-early'; readonly opens: number }
  | { readonly why: 'stale'; readonly revision: number }
  | { readonly why: 'not-open'; readonly opens: number }
  | { readonly why: 'paused'; readonly text: Words }
  | { readonly why: 'unverified-unit' }
  | { readonly why: 'findings'; readonly findings: readonly Finding[] }
  | { readonly why: 'not-collected'; readonly text: Words }
  | { readonly why: 'not-suggestible'; readonly text: Words }
  | { readonly why: 'quota-reached'; readonly quota: number }
  | { readonly why: 'locked-field'; readonly path: string }
  | { readonly why: 'unknown-path'; readonly path: string }
  | { readonly why: 'unstorable'; readonly path: string; readonly problem: string }
  | { readonly why: 'text-missing'; readonly least: number }
  | { readonly why: 'unknown-code'; readonly code: string }
  | { readonly why: 'same-office' }
  | { readonly why: 'no-newer-form' }
  | { readonly why: 'named-fields-only' }
  | { readonly why: 'too-late' }
  | { readonly why: 'not-later' }
  | { readonly why: 'already'; readonly what: string }
  | { readonly why: 'too-many'; readonly most: number }
  | { readonly why: 'last-admin' }
  | { readonly why: 'bad-credentials' }
  | { readonly why: 'unverified-email' }
  | { readonly why: 'slow-down'; readonly retryAfter: number; readonly challenge: boolean }
  | { readonly why: 'needs-confirmation' }
  | { readonly why: 'weak-password'; readonly problem: string }
  | { readonly why: 'expired-link' }
  | {
      readonly why: 'tied'
      readonly by: 'roles' | 'units' | 'underWay' | 'shared' | 'tasks'
      readonly count: number
    }
  | { readonly why: 'sign-in-unfinished'; readonly owes: Debt }
  | { readonly why: 'bad-code' }
  | { readonly why: 'bad-passkey' }
  | { readonly why: 'last-factor' }
  | { readonly why: 'outer-sign-in-failed' }
  | {
      readonly why: 'file-refused'
      readonly problem: 'too-large' | 'too-many' | 'type' | 'disguised' | 'infected' | 'incomplete' | 'digest'
      readonly limit?: number
    }
  | { readonly why: 'file-lost' }
  | { readonly why: 'no-preview' }
  | { readonly why: 'store-away' }
  | { readonly why: 'store-full' }
  | { readonly why: 'database-away' }
  | { readonly why: 'key-reused' }
  | {
      readonly why: 'bad-input'
      readonly problems: readonly { readonly at: string; readonly problem: string }[]
    }
  | { readonly why: 'too-big'; readonly limit: number }
  | { readonly why: 'wrong-stage'; readonly stage: Stage; readonly step: ProjectStep }
  | { readonly why: 'own-project' }
  | { readonly why: 'no-stages' }
  | { readonly why: 'not-in-unit' }
  | { readonly why: 'levels-missing'; readonly elements: readonly string[]; readonly least: number }
  | { readonly why: 'findings-missing'; readonly elements: readonly string[] }
  | { readonly why: 'unknown-element'; readonly element: string }
  | { readonly why: 'day-ahead'; readonly on: string }
  | { readonly why: 'unfulfilled'; readonly elements: readonly string[]; readonly least: number }
  | { readonly why: 'has-project'; readonly no: string }
  | {
      readonly why: 'busy'
      readonly retryAfter: number
      /** How many requests wait that came before, and how many seconds they take, once that is known. */
      readonly line?: { readonly ahead: number; readonly wait?: number }
    }
  | { readonly why: 'resting'; readonly feature: Feature }
  | { readonly why: 'not-an-exporter' }
  | { readonly why: 'too-many-exports'; readonly most: number }
  | { readonly why: 'not-ready'; readonly state: ExportState }
  | { readonly why: 'model-off' }
  | { readonly why: 'nothing-sendable' }
  | { readonly why: 'model-failed'; readonly because: ModelFailure }
