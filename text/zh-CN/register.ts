/** 导出名册里的表名和列名。 */
export const register = {
  sheets: { suggestions: '建议' },
  files: { 'my-suggestions': '我的建议' },
  columns: {
    no: '建议编号',
    title: '建议名称',
    kind: '建议类别',
    field: '领域',
    state: '状态',
    unit: '单位',
    firstHandedIn: '首次提交日期',
    editedAt: '最近修改日期',
    link: '链接',
  },
}
