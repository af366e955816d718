import type { Feature } from '#core/feature.ts'

/** 可以暂时停用的功能。 */
export const featureNames: Record<Feature, string> = {
  papers: '打印和读取表格',
  search: '检索',
  likeness: '相似比对和领域提示',
  figures: '统计图表',
  model: '语言模型',
}
