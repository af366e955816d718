import type { Words } from '#core/text.ts'
import type { Notice } from './notice.ts'

/** 日期写成“2月29日”，与征集通知一致。 */
const day = (it: string): string => {
  const [, month, date] = it.split('-')
  return `${Number(month)}月${Number(date)}日`
}

const drafts = ({ call, count, last }: { call: Words; count: number; last: string }): Notice => ({
  title: `还有 ${count} 条草稿没有报送`,
  body: `您在“${call.zh}”中还有 ${count} 条草稿没有报送。集中征集到 ${day(last)} 24:00 为止；之后仍可报送，计入常态化征集。`,
})
const answer = ({ no, title, last }: { no: string; title: string; last: string }): Notice => ({
  title: `请在 ${day(last)}前修改后报送：${no}`,
  body: `${no} “${title}”已退回修改，请在 ${day(last)} 24:00 之前改好并再次报送。只有点名的项目可以改，批次不变。`,
})
const waiting = ({ call, soon, overdue }: { call: Words; soon: number; overdue: number }): Notice => ({
  title: overdue > 0 ? `有 ${overdue} 条建议超过办理时限` : `有 ${soon} 条建议即将到办理时限`,
  body: `“${call.zh}”中等您办理的建议，${overdue} 条已超过办理时限，${soon} 条在下一个工作日结束前到期。请尽快受理、退回、转办或不予受理。`,
})
const triage = ({ call, count, days }: { call: Words; count: number; days: number }): Notice => ({
  title: `有 ${count} 条建议待分办`,
  body: `“${call.zh}”中有 ${count} 条建议等待分办已满 ${days} 个工作日，请尽快转到受理处室。`,
})
const release = ({
  call,
  org,
  count,
  left,
  last,
}: {
  call: Words
  org: string
  count: number
  left: number
  last: string
}): Notice => ({
  title: `${org}还有 ${count} 条建议没有报送科技局`,
  body: `“${call.zh}”中，“${org}”还有 ${count} 条建议等您审核，尚未报送科技局。单位审核宽限期还剩 ${left} 天，到 ${day(last)} 24:00 为止；之后审核报送的转入常态化征集。`,
})
const notReleased = ({
  call,
  org,
  count,
  left,
  last,
}: {
  call: Words
  org: string
  count: number
  left: number
  last: string
}): Notice => ({
  title: `您有 ${count} 条建议尚未报送科技局`,
  body: `“${call.zh}”中，您交给“${org}”科研部门的 ${count} 条建议还没有报送科技局。单位审核宽限期还剩 ${left} 天，到 ${day(last)} 24:00 为止；请与本单位审核人联系。之后审核报送的转入常态化征集，内容不会丢失。`,
})

/** 到期提醒，按工作日历发出。 */
export const reminderNotice = {
  'reminder-drafts': drafts,
  'reminder-answer': answer,
  'reminder-waiting': waiting,
  'reminder-triage': triage,
  'reminder-release': release,
  'reminder-not-released': notReleased,
}
