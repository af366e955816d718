/** 导入单位名单的对话框。 */
export const unitImport = {
  open: '导入名单',
  title: '导入单位名单',
  why: '读取 Excel（.xlsx）或 CSV 文件，先核对每一行，确认之后一次导入。有一处错误就都不导入。导入的单位随即通过核验，联系人会收到邮件，作为单位管理员加入。',
  template: '下载空白模板',
  choose: '选择文件',
  chooseHint: '不超过 5 MB、1000 行，六列都要填写。单位性质和所在区县写名称或代码。',
  reading: '正在读取…',
  chosen: (name: string) => `已读取：${name}`,
  counts: (fresh: number, again: number, known: number, faulty: number) =>
    [
      `新登记 ${fresh} 家`,
      again > 0 ? `重新邀请联系人 ${again} 家` : '',
      known > 0 ? `已登记 ${known} 家（保持不变）` : '',
      faulty > 0 ? `需要修改 ${faulty} 行` : '',
    ]
      .filter((it) => it !== '')
      .join('，'),
  mend: '请在文件中改好，再选一次。',
  nothing: '没有需要登记的单位。',
  columns: { row: '行', unit: '单位', contact: '联系人邮箱', says: '核对结果' },
  fates: {
    new: '登记并核验',
    unverified: '登记，校验位不符，待核验',
    again: '已登记，还没有管理员，重新发送邀请',
    known: '已登记，不改动',
    faulty: '需要修改',
  },
  knownName: (name: string) => `登记的名称是“${name}”`,
  finding: (cell: string, column: string, says: string, word: string) =>
    `${cell} ${column}${word === '' ? '' : `“${word}”`}：${says}`,
  twice: (row: string) => `与第 ${row} 行的代码相同。`,
  faults: {
    missing: '这一项必须填写。',
    'too-long': '太长了，请写短一些。',
    'not-a-name': '名称不符合要求：不含网址、邮箱和斜线，单位名称至少 2 字，姓名不超过 30 字。',
    'not-an-email': '请写完整的邮箱地址。',
    'not-a-credit-code': '应为 18 位的统一社会信用代码，请核对。',
    'unknown-code': '不在清单中，请写清单里的名称或代码。',
    formula: '单元格里是公式，请改成文字。',
    unstorable: '有无法保存的字符，请删去。',
  },
  more: (n: number) => `还有 ${n} 行没有问题，不逐行列出。`,
  go: (n: number, letters: number) => (n === 0 ? `重新邀请 ${letters} 位联系人` : `登记 ${n} 家单位`),
  done: (n: number, letters: number) => `已登记 ${n} 家单位，发出 ${letters} 封邀请。`,
  and: '、',
  problems: {
    'too-large': '文件太大，或者展开之后太大。请只保留名单，再试一次。',
    'not-a-table': '这个文件不是可以读取的表格。请用 Excel（.xlsx）或 CSV 格式保存。',
    'old-excel': '这是旧版 Excel（.xls）或加了密码的文件。请另存为不加密码的 .xlsx。',
    protected: '文件加了密码，不能读取。请另存为不加密码的文件。',
    formula: '表格里有公式。请全选、复制，再“选择性粘贴”为数值，保存之后再试。',
    'unreadable-text': '文字编码无法识别。请另存为 UTF-8 的 CSV，或者 .xlsx。',
    empty: '文件里没有名单。第一行是表头，从第二行起每行一家单位。',
    'too-many-rows': '行数超过 1000。请分几个文件导入。',
    'missing-columns': '缺少必需的列：',
  },
}
export type UnitImportText = typeof unitImport
