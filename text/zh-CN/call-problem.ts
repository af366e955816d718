import type { CallProblem, CallProblemCode } from '#core/call/problem.ts'

type Params = CallProblem['params']

/** What is wrong in a call's folder, for whoever writes next year's. */
export const callProblem: Readonly<Record<CallProblemCode, (it: Params) => string>> = {
  'missing-file': () => '缺少这个文件，或文件为空。',
  'not-json': (it) => `不是有效的 JSON：${it['message']}`,
  shape: (it) => `内容不符合要求：${it['message']}`,
  'unknown-block': (it) => `没有名为“${it['code']}”的共用部分，请查看 forms/shared.json。`,
  'unknown-field': (it) => `表中没有字段“${it['code']}”。`,
  'unknown-column': (it) => `表格中没有“${it['code']}”这一列。`,
  'unknown-list': (it) => `没有名为“${it['list']}”的代码表。`,
  'unknown-code': (it) => `代码“${it['code']}”不存在。`,
  'unknown-property': (it) => `代码表中没有任何一项具有属性“${it['code']}”。`,
  'not-a-table': (it) => `“${it['code']}”不是表格。`,
  twice: (it) => `“${it['code']}”出现了不止一次。`,
  'empty-words': () => '缺少文字；中文和英文都要写。',
  'window-order': () => '结束时刻必须晚于开始时刻。',
  unrouted: (it) => `没有规则说明 ${it['case']} 由哪个处室受理。`,
  'not-a-hundred': (it) => `各项满分合计应为 100，现在是 ${it['sum']}。`,
  'unreachable-rule': () => '这条规则永远用不到：没有组合符合它，或都被前面的规则拿走了。',
  overlap: (it) =>
    `与第 ${Number(it['earlier']) + 1} 条规则都适用于 ${it['case']}，去向却不同，而且谁也不是谁的特例。请把条件写清楚。`,
  'office-or-refusal': () => '一条规则要么写处室，要么写不予受理的说明，两者只能有一个。',
  weights: (it) => `第 ${it['level']} 级各项权重之和是 ${it['sum']}，应为 100。`,
  'level-missing': (it) => `就绪度量表中没有按顺序列出第 ${it['level']} 级。`,
  limits: (it) => `限值不合理：${it['min']} 大于 ${it['max']}。`,
  'no-options': () => '选项和代码表要写一个，且只能写一个。',
  'suggested-by-gap': (it) => `没有写明“${it['code']}”类单位能否提出“${it['kind']}”类建议。`,
  'column-missing': (it) => `表中缺少平台需要的一列：${it['use']}。`,
  'no-checklists': () => '有逐级自评的表，却没有与等级标准相配的检查项（shared/readiness-checklists.json）。',
  'question-missing': (it) => `“${it['kind']}”类的表中缺少平台需要的内容：${it['use']}。`,
  'annex-of-another': (it) => `附件 ${it['annex']} 不包含表“${it['form']}”。`,
  'kind-changed': (it) =>
    `这个字段原来是 ${it['was']}，现在是 ${it['is']}。字段含义不能改变，请换一个新的字段名。`,
  'office-occupied': (it) => `处室“${it['code']}”仍有在办的建议或工作人员，不能取消。`,
  'list-changed': (it) => `这个字段原来用代码表“${it['was']}”，现在用“${it['is']}”。请换一个新的字段名。`,
}
