import { readinessLevels } from './readiness-levels.ts'

/** 技术就绪度自测页的话。 */
export const readinessTest = {
  ...readinessLevels,
  title: '技术就绪度自测',
  lede: '选技术类别，列出关键技术要素，逐级回答，算出现在是几级、离征集要求还差多少。',
  keepsNothing: '本页不保存任何内容。',
  keepsNothingMore: '您的回答只留在这一页，刷新或关闭后即清空；要留下结果，请在最后打印。',
  leave: '离开后，本页的回答会清空。确定离开吗？',
  none: {
    title: '本次征集没有自测表',
    why: '可以先看技术就绪度标准，按标准逐条核对。',
    back: '看技术就绪度标准',
  },
  first: '技术类别',
  technology: '技术属于哪一类',
  technologyHint:
    '类别决定每一级要拿出什么、在什么环境里验证。换类别后已答的各项保留，请按新的说法再核对一遍。',
  choose: '请选择',
  second: '逐级核对',
  chooseFirst: '选好技术类别后，从第 1 级开始核对。',
  name: '要素名称',
  nameHint: '技术中可以单独验证的一部分；只测一项技术时写技术名称即可，也可以不写。',
  targetHint: '项目完成时计划达到的等级。',
  toResult: '看结果',
  result: '结果',
  nothingYet: '还没有结果。回答第 1 级的各项后，这里会列出等级和还差什么。',
  stopped: '停在哪一级，还差什么',
  rule: '对照征集要求',
  ruleFits: (now: number, target: number, rise: number) =>
    `由 ${now} 级提升到 ${target} 级，提高 ${rise} 级，符合征集要求。`,
  ruleNoTarget: '还有要素没有选完成时的等级，选好后在这里对照征集要求。',
  shortfall: {
    'target-too-low': (lowest: number) => `完成时应达到 ${lowest} 级以上；整体目标取各要素目标中最低的一项。`,
    'rise-too-small': (least: number) => `完成时应比现有等级提高 ${least} 级以上。`,
    'start-too-high': (least: number) =>
      `现有等级已经很高，在九级标准内提高不了 ${least} 级，建议改报其他类别。`,
    'start-unusual': (usual: string) =>
      `主要支持现有 ${usual} 级的技术；不在其中的也可以提出，填报时请说明理由。`,
  },
  print: '打印结果',
  disclaimer: '自测结果仅供参考，不作为申报或评审依据；本页不保存任何内容。',
  printedOn: (day: string, technology: string) => `自测日期：${day}。技术类别：${technology}。`,
}
export type ReadinessTestText = typeof readinessTest
