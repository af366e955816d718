import type { Concluded } from '#core/suggestion/suggestion.ts'
import type { Words } from '#core/text.ts'
import type { Notice } from './notice.ts'
import { suggestion } from './suggestion.ts'

/** 指南发布后写给建议人的信：结果、去向和永久地址。 */
export interface OutcomeOf {
  readonly no: string | null
  readonly title: string | null
  readonly state: Concluded['state']
  readonly guide: Words
  readonly directions: readonly { readonly no: string; readonly title: string; readonly address: string }[]
}

const name = ({ no, title }: OutcomeOf): string => [no, title ? `“${title}”` : ''].filter(Boolean).join(' ')

const outcome = (it: OutcomeOf): Notice => ({
  title: `${suggestion.states[it.state]}：${name(it)}`,
  body: [
    `感谢您提出建议。“${it.guide.zh}”已经发布，${name(it)}的结果为“${suggestion.states[it.state]}”，用于以下指南方向：`,
    ...it.directions.map((one) => `${one.no} ${one.title}\n${one.address}`),
    '页边注明每句话的来源，公开的范围以您填报时的选择为准。',
  ].join('\n'),
})
const sourceFrozen = ({ guide, nos }: { guide: Words; nos: readonly string[] }): Notice => ({
  title: `“${guide.zh}”发布时有 ${nos.length} 条来源建议处于冻结状态`,
  body: `${nos.join('、')} 发布时处于冻结状态，未计入来源，结果也没有告知建议人。请核查所涉方向的文字；如需撤下，请在指南编制页发布勘误。解除冻结后，系统会自动补办。`,
})
const reminder = ({ guide, open }: { guide: Words; open: number }): Notice => ({
  title: `请推进“${guide.zh}”的指南方向`,
  body: `“${guide.zh}”正在编制，您所在处室还有 ${open} 个方向没有完成论证。请尽快凝练、确认并安排论证。`,
})

export const guideNotice = {
  'guide-outcome': outcome,
  'guide-source-frozen': sourceFrozen,
  'guide-reminder': reminder,
}
