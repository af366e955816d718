import type { ProjectEnd, ProjectStep, Stage } from '#core/project/project.ts'

/** 项目的阶段和所处环节，供提示语使用。 */
const stages: Record<Stage, string> = {
  application: '申报',
  approval: '立项评审',
  'task-book': '任务书',
  'mid-term': '中期检查',
  acceptance: '验收',
}
const steps: Record<ProjectStep, string> = {
  writing: '填写中',
  'handed-in': '已提交',
  judging: '专家评议中',
  ended: '已结束',
}
const ends: Record<ProjectEnd, string> = {
  refused: '不予立项',
  terminated: '已终止',
  accepted: '通过验收',
  'not-accepted': '未通过验收',
}

export const project = { stages, steps, ends }
