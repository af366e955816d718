import type { OrgId, PersonId } from '../../id.ts'
import type { Instant } from '../../instant.ts'
import type { Actor } from '../../permission/actor.ts'
import { evidenceReleasable, mayOpenProject, teamChangeable } from '../../permission/project.ts'
import type { Duty, Project } from '../../project/project.ts'
import { err, ok } from '../../result.ts'
import type { State } from '../../suggestion/suggestion.ts'
import { lengthOf } from '../../text.ts'
import type { ProjectDecided } from './steps.ts'

/** States of a suggestion that a guide has used, from which a project can come. */
export const openable = ['adopted', 'partly-adopted', 'merged'] as const satisfies readonly State[]

/** Whether a unit can carry a project out, and this person lead it. */
export interface Bearing {
  readonly org: OrgId
  readonly verified: boolean
  /** Those who file for the unit now. */
  readonly filers: readonly PersonId[]
}

/** The office opens a project: the suggestion was adopted, the unit is verified, and the leader files for it. */
export function open(
  actor: Actor,
  it: Project,
  given: {
    readonly bearing: Bearing
    /** The state of the suggestion, and whether it is a source of the direction where both are given. */
    readonly suggestion: { readonly state: State; readonly isSource: boolean } | null
    readonly hasStages: boolean
  },
): ProjectDecided {
  const may = mayOpenProject(actor, it.office)
  if (!may.ok) return may
  if (!given.hasStages) return err({ why: 'no-stages' })
  if (given.suggestion !== null) {
    const { state, isSource } = given.suggestion
    if (!(openable as readonly State[]).includes(state)) return err({ why: 'wrong-state', state })
    if (!isSource) return err({ why: 'no-source' })
  }
  if (lengthOf(it.title) === 0)
    return err({ why: 'bad-input', problems: [{ at: 'title', problem: 'missing' }] })
  if (!given.bearing.verified) return err({ why: 'unverified-unit' })
  if (!given.bearing.filers.includes(it.leader)) return err({ why: 'not-in-unit' })
  if (it.leader === actor.person) return err({ why: 'own-project' })
  return ok({
    becomes: it,
    facts: [
      {
        happened: 'project-opened',
        detail: {
          no: it.no,
          org: it.org,
          leader: it.leader,
          suggestion: it.suggestion,
          direction: it.direction,
        },
      },
    ],
    decision: null,
    opens: 'application',
  })
}

/** Somebody who files for the unit comes into the team, or leads it from now on. */
export function addMember(
  actor: Actor,
  it: Project,
  { person, duty, filers }: { readonly person: PersonId; readonly duty: Duty } & Pick<Bearing, 'filers'>,
): ProjectDecided {
  const held = teamChangeable(actor, it)
  if (!held.ok) return held
  if (!filers.includes(person)) return err({ why: 'not-in-unit' })
  if (it.leader === person || (duty === 'member' && it.team.includes(person)))
    return err({ why: 'already', what: 'add-member' })
  const team = it.team.filter((one) => one !== person)
  return ok({
    becomes: {
      ...it,
      ...(duty === 'leader' ? { leader: person, team: [...team, it.leader] } : { team: [...team, person] }),
      revision: it.revision + 1,
    },
    facts: [{ happened: 'project-member-added', detail: { person, duty } }],
    decision: null,
    opens: null,
  })
}

/** Somebody leaves the team; the leader only by naming another. What they wrote stays. */
export function removeMember(actor: Actor, it: Project, person: PersonId): ProjectDecided {
  const held = teamChangeable(actor, it)
  if (!held.ok) return held
  if (!it.team.includes(person)) return err({ why: 'not-found' })
  return ok({
    becomes: { ...it, team: it.team.filter((one) => one !== person), revision: it.revision + 1 },
    facts: [{ happened: 'project-member-removed', detail: { person } }],
    decision: null,
    opens: null,
  })
}

/** The office lets the team read the evidence of the baseline. */
export function releaseEvidence(actor: Actor, it: Project, at: Instant): ProjectDecided {
  const held = evidenceReleasable(actor, it)
  if (!held.ok) return held
  return ok({
    becomes: { ...it, evidenceReleasedAt: at, revision: it.revision + 1 },
    facts: [{ happened: 'project-evidence-released', detail: { suggestion: it.suggestion } }],
    decision: null,
    opens: null,
  })
}
