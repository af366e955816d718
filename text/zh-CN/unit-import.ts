import type { UnitColumn } from '#core/decide/org/entry.ts'

/** 单位名单模板的表头。读入时中英文表头都认。 */
const columns: Record<UnitColumn, string> = {
  name: '单位名称',
  creditCode: '统一社会信用代码',
  type: '单位性质',
  district: '所在区县',
  contactName: '联系人',
  contactEmail: '联系人邮箱',
}

export const unitImport = {
  sheet: '单位名单',
  file: '单位名单模板.xlsx',
  columns,
}
