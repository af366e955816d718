/**
 * What a session still owes before it may do anything else: the code of a second factor, a second factor to begin with, or
 * a password in place of one that has grown too old.
 */
export const debts = ['code', 'factor', 'password'] as const
export type Debt = (typeof debts)[number]

/** Whose account is worth a second factor: all staff, reviewers and experts (ruling 35; GB/T 22239-2019, 8.1.4.1 d). */
export const worthSecondFactor = (holds: {
  readonly staff: boolean
  readonly reviews: boolean
  readonly expert: boolean
}): boolean => holds.staff || holds.reviews || holds.expert

/** One after the other: who has a factor gives it, who needs one sets it up, and an old password goes last. */
export function debtOf(it: {
  readonly has: boolean
  readonly gave: boolean
  readonly needs: boolean
  readonly expired: boolean
}): Debt | null {
  if (it.has) {
    if (!it.gave) return 'code'
  } else if (it.needs) return 'factor'
  return it.expired ? 'password' : null
}
