import type { Step } from '#core/reason.ts'

/** 指南方向、指南、评议和专家任务所处的环节。 */
export const step: Record<Step, string> = {
  drafting: '凝练中',
  proposed: '待处内确认',
  confirmed: '已确认，待论证',
  argued: '已论证',
  published: '已发布',
  abandoned: '已放弃',
  assembling: '编制中',
  commenting: '公开征求意见',
  approved: '已审批',
  superseded: '已被新指南取代',
  planning: '筹备中',
  open: '评议中',
  closed: '已结束',
  planned: '待邀请',
  invited: '已邀请',
  accepted: '已接受',
  declined: '已谢绝',
  'handed-in': '已提交',
  void: '已取消',
}
