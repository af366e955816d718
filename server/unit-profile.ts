import { readFileSync } from 'node:fs'
import path from 'node:path'
import { formShape } from '#core/call/parse-form.ts'
import type { Answers } from '#core/form/answers.ts'
import { checkAnswers } from '#core/form/check.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { InstalledCall } from './call-book.ts'
import { root } from './root.ts'

let form: Form | undefined

/** The questions of the unit profile, the same for every call. */
export function unitProfileForm(): Form {
  form ??= formShape.parse(
    JSON.parse(readFileSync(path.join(root, 'calls/unit-profile.json'), 'utf8')),
  ) as Form
  return form
}

/** What is still missing or wrong in a profile; lists are those of the call at the front. */
export function profileFindings(
  profile: Answers,
  orgType: string,
  first: InstalledCall | undefined,
  at: Instant,
): Finding[] {
  const asking = { kind: '', orgType, answers: profile, today: dayOf(at) }
  return checkAnswers(
    unitProfileForm(),
    asking,
    first?.call.lists ?? {},
    first?.call.readiness.policy ?? none,
  )
}

const none = { lowestTarget: 1, leastRise: 0, usualStarts: [] }
