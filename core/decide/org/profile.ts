import type { Answers } from '../../form/answers.ts'
import { fieldsOf } from '../../form/asked.ts'
import type { Form } from '../../form/form.ts'
import { kindOf } from '../../form/kinds.ts'
import type { AdministrableOrg } from '../../permission/org.ts'
import type { Reason } from '../../reason.ts'
import { err, ok, type Result } from '../../result.ts'
import { readOrgName } from './register.ts'

/** Far above what the questions allow together, and far below what would swamp the store. */
const largest = 100_000

/**
 * What may be kept of a profile, unfinished or not. The name that the bureau verified stays; a new one is a matter between
 * the unit and the bureau.
 */
export function changeProfile(
  org: AdministrableOrg,
  wanted: { readonly rev: number; readonly name: string; readonly profile: Answers },
  form: Form,
): Result<{ readonly name: string; readonly profile: Answers }, Reason> {
  if (wanted.rev !== org.profileRev) return err({ why: 'stale', revision: org.profileRev })
  const read = readOrgName(wanted.name)
  if (!read.ok) return read
  const name = read.value
  if (org.verifiedAt !== null && name !== org.name) return err({ why: 'locked-field', path: 'name' })
  if (JSON.stringify(wanted.profile).length > largest) return err({ why: 'too-big', limit: largest })
  const fields = new Map(fieldsOf(form).map((it) => [it.id, it]))
  const kept: Record<string, unknown> = {}
  for (const [id, value] of Object.entries(wanted.profile)) {
    const field = fields.get(id)
    if (!field) return err({ why: 'unknown-path', path: id })
    if (value === null || value === undefined) continue
    if (!kindOf(field).fits(value))
      return err({ why: 'bad-input', problems: [{ at: id, problem: 'wrong-type' }] })
    kept[id] = value
  }
  return ok({ name, profile: kept })
}
