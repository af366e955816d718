/** 处室办理台上保存的列表，以及列的取舍。 */
export const savedViews = {
  title: '保存的列表',
  save: '保存列表',
  name: '名称',
  nameHint: '例如“海洋领域，等我受理”。同名的会被替换。',
  share: '处室共用',
  shareHint: '处室里的人都能看到这个列表的名称和筛选条件；打开后各自只看到自己有权看的建议。',
  saved: '列表已保存。',
  needName: '请写名称。',
  shared: '共用',
  by: (name: string) => `${name} 保存`,
  remove: (name: string) => `删除“${name}”`,
  removed: '已删除。',
  columns: '列',
  columnsTitle: '显示哪些列',
  columnsHint: '名称总是显示。打开侧栏时，只留下其中放得下的几列。',
  usual: '恢复默认',
  done: '完成',
}

export type SavedViewsText = typeof savedViews
