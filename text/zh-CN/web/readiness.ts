/** 技术就绪度标准页的话。 */
export const readiness = {
  title: '技术就绪度标准',
  lede: '用九个等级说明一项技术离应用还有多远。填报时据此写明现在是几级、完成时到几级，并说明理由。',
  level: '等级',
  name: '名称',
  definition: '达到这一级，意味着',
  evidence: '可以作为依据的材料',
  items: '逐条核对',
  policy: '征集对提升的要求',
  policyText: (least: number, lowest: number, starts: string) =>
    `完成时应比现有等级提升 ${least} 级以上，并达到 ${lowest} 级以上。主要支持现有 ${starts} 级的技术；不在其中的也可以提出，请说明理由。`,
  how: '怎么用',
  howText:
    '从第 1 级往上看，最后一个“逐条核对”全部做到、并拿得出依据的等级，就是现有等级。只计划要做、还没有做到的，不计入现有等级。',
  test: '不知道现在是几级？',
  testText: '逐级回答，算出等级和差距，不用登录，也不保存任何内容。',
  testLink: '做一次自测',
  whole: '下载全文，含各类技术的评价表',
  annex: '附件7',
}
export type ReadinessText = typeof readiness
