/** 相似的建议：办理页上的一节，和两条并排对比的页面。 */
export const compare = {
  similar: '相似的建议',
  none: '没有找到相似的建议。',
  notYet: '正在比对，请稍后再看。',
  different: '不相干',
  judgedAs: { duplicate: '已认定为重复', kindred: '已认定为同类', different: '已认定为不相干' },
  score: (level: string, score: string) => `${level}（${score}）`,
  compareWith: (no: string) => `与 ${no} 对比`,
  compare: '并排对比',
  title: (one: string, other: string) => `对比 ${one} 与 ${other}`,
  back: '返回办理',
  why: '为何相似',
  noReason: '没有发现足以说明相似的地方。',
  same: (n: number) =>
    n === 0 ? '两条正文没有相同的段落。' : `两条正文有 ${n} 处相同的段落，编号两边一致。`,
  judge: '您的认定',
  judgeHint: '认定优先于计算结果，只影响这两条，可以随时更改。',
  judged: '已记下您的认定。',
  fields: '各栏相同的比例',
  parts: '相似度如何算出',
  column: { field: '栏目', this: '本条', other: '对方', part: '方面', share: '相似程度' },
  absent: '—',
  this: '本条',
  other: '对方',
  shareOf: (percent: number) => `${percent}% 相同`,
  toTwin: (n: number) => `第 ${n} 处，到另一条的同一处`,
}
export type CompareText = typeof compare
