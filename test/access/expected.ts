import type { Operation } from '#api/contract.ts'
import type { State } from '#core/suggestion/suggestion.ts'
import { endpointOf, type Heard, isRead } from './ask.ts'
import { type Role, signedIn, staff } from './cast.ts'
import { knows, matrix } from './matrix.ts'
import { type Action, actions, type ByState, exists, hiddenFromOthers } from './suggestions.ts'

/** What somebody should hear: granted, turned away at the door, told that there is no such thing, or told no. */
export type Outcome =
  | 'granted'
  | 'not-signed-in'
  | 'not-staff'
  | 'not-found'
  | 'not-yours'
  | 'wrong-state'
  | 'hidden'
  | 'no'

/** What the table says of this role’s asking this, of a suggestion in this state where it is about one. */
export function expected(operation: Operation, role: Role, state?: State): Outcome {
  const line = matrix[operation]
  const { access } = endpointOf(operation)
  if ('open' in line) return 'granted'
  if (role === 'nobody' && access !== 'public') return 'not-signed-in'
  if (access === 'staff' && !staff.some((it) => it === role)) return 'not-staff'
  if ('own' in line) return signedIn.includes(role) ? 'granted' : 'not-signed-in'
  if ('action' in line) return ofSuggestion(line.action, role, state)
  if (line.by.includes(role)) return 'granted'
  if (line.on && !knows[line.on].includes(role)) return 'not-found'
  return line.by.length === 0 ? 'no' : 'not-yours'
}

function ofSuggestion(action: Action, role: Role, state: State | undefined): Outcome {
  if (state === undefined) throw new Error('In which state?')
  const may: ByState = actions[action]
  if (may[state]?.includes(role)) return 'granted'
  if (!exists[state].includes(role)) return 'not-found'
  if (Object.values(may).some((it) => it.includes(role))) return 'wrong-state'
  return hiddenFromOthers.includes(action) ? 'hidden' : 'not-yours'
}

/** Whether what was heard is what was expected. */
export function fits(outcome: Outcome, operation: Operation, { status, why }: Heard): boolean {
  switch (outcome) {
    case 'granted':
      return isRead(operation)
        ? status === 200
        : ![401, 403, 404].includes(status) && why !== 'wrong-state' && status < 500
    case 'not-signed-in':
      return status === 401
    case 'not-staff':
      return status === 403
    // Who knows of it may hear first that it is not in the state for it.
    case 'not-yours':
      return status === 403 || status === 409
    case 'not-found':
      return status === 404
    case 'hidden':
      return status === 404 || why === 'wrong-state'
    // A thing that is not there yet, or not in this state: known of, and still no.
    case 'wrong-state':
    case 'no':
      return [403, 404, 409].includes(status)
    default:
      return outcome satisfies never
  }
}
