import type { Words } from '#core/text.ts'
import type { Notice } from './notice.ts'

/** 写给专家和处室的评议通知；不含被评内容。 */
export interface Round {
  readonly round: string
  readonly office: Words
}

/** 任务取消的缘由。 */
export type VoidBecause = 'subject-gone' | 'conflict' | 'inactive' | 'removed' | 'replaced'

const because: Record<VoidBecause, string> = {
  'subject-gone': '所评内容已被撤回、冻结、放弃，或者已有决定',
  conflict: '出现了需要回避的情形',
  inactive: '专家已不在评议专家之列',
  removed: '处室作了调整',
  replaced: '处室改请了其他专家',
}

const time = (it: string): string => it.replace('T', ' ')

const invited = ({
  round,
  office,
  tasks,
  due,
  address,
}: Round & { tasks: number; due: string; address: string }): Notice => ({
  title: `请您评议：${tasks} 项，${time(due)} 截止`,
  body: `${office.zh}邀请您参加“${round}”，共 ${tasks} 项，请在 ${time(due)} 之前完成。请先确认是否接受；如有利益冲突或时间不便，可以谢绝。\n${address}`,
})
const reminder = ({
  round,
  office,
  unanswered,
  unfinished,
  due,
  address,
}: Round & { unanswered: number; unfinished: number; due: string; address: string }): Notice => ({
  title: `“${round}”还有 ${unanswered + unfinished} 项等您办理，${time(due)} 截止`,
  body: `${office.zh}提醒您：“${round}”中有 ${unanswered} 项还没有答复，${unfinished} 项已接受、还没有提交，请在 ${time(due)} 之前办理。\n${address}`,
})
const voided = ({ round, tasks, as }: { round: string; tasks: number; as: VoidBecause }): Notice => ({
  title: `“${round}”中的 ${tasks} 项评议已取消`,
  body: `您在“${round}”中的 ${tasks} 项评议已取消，原因：${because[as]}。不需要再办理，感谢您的支持。`,
})
const gap = ({
  round,
  tasks,
  as,
  address,
}: {
  round: string
  tasks: number
  as: VoidBecause
  address: string
}): Notice => ({
  title: `“${round}”有 ${tasks} 项评议任务被取消`,
  body: `“${round}”中有 ${tasks} 项任务被取消，原因：${because[as]}。请在评议页查看，需要的补请专家。\n${address}`,
})
const due = ({ round, due, address }: { round: string; due: string; address: string }): Notice => ({
  title: `“${round}”的截止时间改为 ${time(due)}`,
  body: `“${round}”的截止时间改为 ${time(due)}，请在此之前完成。\n${address}`,
})
const closed = ({ round, tasks }: { round: string; tasks: number }): Notice => ({
  title: `“${round}”的评议已结束`,
  body: `“${round}”的评议已结束，您还有 ${tasks} 项没有提交，不需要再办理。感谢您的支持。`,
})

export const roundNotice = {
  'round-invited': invited,
  'round-reminder': reminder,
  'round-voided': voided,
  'round-gap': gap,
  'round-due': due,
  'round-closed': closed,
}
