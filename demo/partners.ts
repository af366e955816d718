import { partnerTable } from '#core/decide/draft/partner.ts'
import type { Answers, Row } from '#core/form/answers.ts'
import { invitePartner } from '#server/commands/draft/invite-partner.ts'
import { confirmPartnerLink, openPartnerLink } from '#server/commands/draft/partner-link.ts'
import { hour } from './days.ts'
import { granted } from './settle.ts'
import type { Story } from './story.ts'
import { texts } from './texts.ts'

/** Sends a partner its link; most of them open it the same day, and most of those confirm. */
export async function invitePartners(story: Story, answers: Answers, at: number): Promise<void> {
  const { ctx, planned, random } = story.stage
  const form = planned.call.forms[planned.kind.form]
  const place = form && partnerTable(form)
  const rows = place ? ((answers[place.table.id] ?? []) as readonly Row[]) : []
  if (!place || !random.chance(0.75)) return
  for (const row of rows) {
    const contact = place.table.columns.find((it) => it.kind === 'text' && it.max === 30)
    const invitation = {
      row: row.id,
      name: String(row.cells[contact?.id ?? ''] ?? ''),
      email: `partner${random.between(100, 999)}@${texts.people.domain}`,
      creditCode: String(row.cells[place.code?.id ?? ''] ?? ''),
    }
    granted(
      await invitePartner(ctx, await story.filer(), story.id, invitation, 'zh-CN', at),
      'partner invited',
    )
    if (!random.chance(0.75)) continue
    const token = await tokenOf(story)
    const { digest } = granted(await openPartnerLink(ctx, token, at + hour / 4), 'partner opens')
    if (!random.chance(0.8)) continue
    const need = String(row.cells[place.need.id] ?? '')
    granted(await confirmPartnerLink(ctx, { token, need, digest }, at + hour / 2), 'partner confirms')
  }
}

/** The link stands in the mail and nowhere else. */
async function tokenOf(story: Story): Promise<string> {
  const mail = await story.stage.ctx.db
    .selectFrom('mail')
    .select('body')
    .where('suggestion', '=', story.id)
    .where('sort', '=', 'partner-link')
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow()
  return /\/partner#([\w-]+)/.exec(mail.body)?.[1] ?? ''
}
