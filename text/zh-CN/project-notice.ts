import type { Stage } from '#core/project/project.ts'
import type { Notice } from './notice.ts'
import { project } from './project.ts'

/** 处室对一个阶段的决定，写给项目团队。 */
export type Told =
  | 'passed'
  | 'refused'
  | 'approved'
  | 'confirmed'
  | 'continued'
  | 'terminated'
  | 'accepted'
  | 'not-accepted'

const outcomes: Record<Told, { readonly title: (no: string) => string; readonly body: string }> = {
  passed: {
    title: (no) => `项目 ${no} 的申报已通过审查`,
    body: '申报书已转请专家评议就绪度，评议之后由处室负责人决定是否立项。',
  },
  refused: { title: (no) => `项目 ${no} 未予立项`, body: '理由见项目页面。已有的材料和评价都保留。' },
  approved: {
    title: (no) => `项目 ${no} 已立项`,
    body: '请填写任务书。任务书确认之后，其中的等级和指标就是验收时的承诺。',
  },
  confirmed: {
    title: (no) => `项目 ${no} 的任务书已确认`,
    body: '任务书写明的等级和指标从现在起作为承诺。请按计划实施，到中期时填写中期报告。',
  },
  continued: {
    title: (no) => `项目 ${no} 已通过中期检查`,
    body: '请继续实施，完成后填写验收报告。',
  },
  terminated: {
    title: (no) => `项目 ${no} 已终止`,
    body: '处室在中期检查后终止了项目，理由见项目页面。已有的材料和评价都保留。',
  },
  accepted: {
    title: (no) => `项目 ${no} 已通过验收`,
    body: '承诺与实际的对照见项目页面。感谢项目团队的工作。',
  },
  'not-accepted': {
    title: (no) => `项目 ${no} 未通过验收`,
    body: '理由和承诺与实际的对照见项目页面。',
  },
}

const opened = ({ no, org }: { no: string; org: string }): Notice => ({
  title: `项目 ${no} 已开启，请您担任负责人`,
  body: `项目 ${no} 由“${org}”承担，您是负责人。请登录填写项目申报书，并把一起填写的同事加入项目团队。`,
})
const joined = ({ no }: { no: string }): Notice => ({
  title: `您已加入项目 ${no} 的团队`,
  body: '您可以和负责人一起填写各阶段的材料，由负责人提交。',
})
const leads = ({ no }: { no: string }): Notice => ({
  title: `您已成为项目 ${no} 的负责人`,
  body: '今后各阶段的材料由您提交，项目团队由您管理。原来的负责人仍是团队成员。',
})
const handedIn = ({ no, stage }: { no: string; stage: Stage }): Notice => ({
  title: `项目 ${no} 提交了${project.stages[stage]}材料`,
  body: `请在项目页面查看${project.stages[stage]}材料和就绪度评价，并办理。`,
})
const returned = ({ no, stage }: { no: string; stage: Stage }): Notice => ({
  title: `项目 ${no} 的${project.stages[stage]}材料已退回修改`,
  body: '处室的意见见项目页面。请修改后由负责人重新提交；此前提交的内容照样留存。',
})
const decided = ({ no, outcome }: { no: string; outcome: Told }): Notice => ({
  title: outcomes[outcome].title(no),
  body: outcomes[outcome].body,
})
const released = ({ no }: { no: string }): Notice => ({
  title: `项目 ${no} 的基线佐证已对团队公开`,
  body: '您可以在项目页面查看建议中的佐证材料。它们不会自动进入您的申报书。',
})

export const projectNotice = {
  'project-opened': opened,
  'project-joined': joined,
  'project-leads': leads,
  'project-handed-in': handedIn,
  'project-returned': returned,
  'project-decided': decided,
  'project-evidence-released': released,
}
