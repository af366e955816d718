/** 提交一个阶段的材料；填写时用的话与征集表相同。 */
export const projectEdit = {
  open: '检查并提交',
  title: '检查并提交',
  checking: '正在检查…',
  summary: (must: number, should: number) =>
    must === 0 && should === 0
      ? '全部通过，可以提交。'
      : must === 0
        ? `没有必改项，有 ${should} 项建议，可以提交。`
        : `有 ${must} 项必改、${should} 项建议。必改项改好后才能提交。`,
  notYet: '还不能提交',
  handing: '正在提交…',
  next: '提交之后',
  after: {
    application: (office: string) =>
      `由${office}审查。通过后请专家评议各要素的就绪度；需要修改时会退回并说明理由。`,
    'task-book': (office: string) =>
      `由${office}负责人确认。确认之后，任务书中的要素、等级和判据就是承诺，验收时逐项对照。`,
    'mid-term': (office: string) => `由${office}负责人决定项目是否继续。`,
    acceptance: (office: string) => `由${office}逐个要素核查，再由负责人作出验收结论。`,
  },
  kept: '提交时留下一份不能改动的快照。退回修改再提交时，会另留一份。',
  leaderHandsIn: (name: string) => `您可以填写和检查，由项目负责人 ${name} 提交。`,
  handIn: (paper: string) => `提交${paper}`,
  handed: (paper: string) => `${paper}已提交`,
  toProject: '看项目进展',
}
export type ProjectEditText = typeof projectEdit
