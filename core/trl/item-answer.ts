/** How far an item of a checklist is fulfilled; an item without an answer counts as not met. */
export const verdicts = ['met', 'partly', 'not', 'not-applicable'] as const
export type Verdict = (typeof verdicts)[number]

export interface ItemAnswer {
  readonly verdict: Verdict
  /** Why an item is set aside; what is said of any other answer is welcome and not asked for. */
  readonly reason?: string
}

/** Answers of one element, by the id of the item. */
export type ItemAnswers = Readonly<Record<string, ItemAnswer>>
