import type { TableColumn } from '#core/expert/entry.ts'

/** 专家名单模板的表头和填写说明。读入时中英文表头都认。 */
const columns: Record<TableColumn, string> = {
  name: '姓名',
  email: '邮箱',
  orgName: '工作单位',
  orgCode: '统一社会信用代码',
  units: '其他任职单位',
  title: '职称',
  mobile: '手机',
  fields: '专业领域',
  disciplines: '学科',
  keywords: '关键词',
  loadLimit: '同时评审上限',
  avoid: '回避单位',
  language: '语言',
}

export const expertImport = {
  sheet: '专家名单',
  file: '专家名单模板.xlsx',
  columns,
  /** 一个单元格里写几项时，用分号隔开。 */
  english: ['英文', '英语', 'en', 'english'],
}
