import type { Instant } from '#core/instant.ts'
import { transfer } from '#server/commands/suggestion/transfer.ts'
import { day, inOfficeHours } from './days.ts'
import type { Step, Story } from './story.ts'
import { texts } from './texts.ts'

/** What came in this lately may still wait for the planning office. */
export const unplaced = 20 * day

/** The planning office gives what no rule places to an office, a day later. Nothing is drawn, so that what follows stays as it is. */
export const placed = (story: Story, since: Instant): Step => ({
  at: inOfficeHours(since + day, 0.4),
  run: async (at) => {
    const it = await story.load()
    if (it.state !== 'submitted' || !it.triage) return
    const to = story.stage.planned.call.offices.find((one) => one.code !== it.destination)
    const [reason = ''] = texts.remarks.banks['transfer'] ?? []
    if (to) await story.move(story.stage.planner, at, transfer, { to: to.code, reason })
  },
})
