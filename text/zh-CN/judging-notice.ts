import type { DeclineCode } from '#core/expert/round.ts'
import type { Notice } from './notice.ts'

const because: Record<DeclineCode, string> = {
  conflict: '有利益冲突',
  time: '时间不便',
  subject: '不是本人专长',
  other: '其他原因',
}

const declined = ({ round, as }: { round: string; as: DeclineCode }): Notice => ({
  title: `“${round}”有专家谢绝评议`,
  body: `“${round}”有一位专家谢绝了一项评议，原因：${because[as]}。请在评议页补请专家。`,
})
const complete = ({ round }: { round: string }): Notice => ({
  title: `“${round}”的评议已全部提交`,
  body: `“${round}”的专家都已提交评议表。处室负责人结束评议后，可以查看结果。`,
})
const comment = ({ no }: { no: string | null }): Notice => ({
  title: `收到专家意见：${no ?? ''}`,
  body: `处室转来一条专家对 ${no ?? '您的建议'} 的意见，不具名。请在建议页面查看。`,
})

export const judgingNotice = {
  'task-declined': declined,
  'round-complete': complete,
  'expert-comment': comment,
}
