import type { ToldByLetter } from '#core/suggestion/letter.ts'

/** 查验回执页的话。 */
export const receipt = {
  title: '查验回执和告知书',
  lede: '核对一份回执或告知书是否由本平台出具、何时出具。只回答是或否和告知的是什么，不显示建议内容。',
  no: '建议编号',
  noHint: '印在回执或告知书上的编号',
  digest: '内容摘要值',
  digestHint: '回执或告知书上的 64 位字符（SHA-256），空格和大小写不影响',
  check: '查验',
  checking: '正在查验…',
  missing: '请填写编号和摘要值，两项都要。',
  fileTitle: '也可以用回执文件',
  fileHint: '选择或拖入下载的回执文件，编号和摘要值自动填好。文件不会上传。',
  choose: '选择文件',
  notReceipt: '这个文件里没有找到编号和摘要值，请改用手工填写。',
  yes: '回执属实',
  yesWhy: (version: number, at: string) => `第 ${version} 次报送，服务器收到的时间为 ${at}。`,
  letterYes: '告知书属实',
  letterWhy: (what: string, at: string) =>
    `告知的是“${what}”，作出的时间为 ${at}。与手中的告知书不一致的，以此为准。`,
  letters: {
    'suggestion-accepted': '已受理',
    'suggestion-returned-by-unit': '单位退回修改',
    'suggestion-refused-by-unit': '单位不予报送',
    'suggestion-returned-by-office': '处室退回修改',
    'suggestion-not-accepted': '不予受理',
    'suggestion-objection-denied': '异议经复核，维持不予受理',
    'suggestion-reinstated': '异议经复核，恢复为待受理',
    'suggestion-reserved': '转入储备库',
    'suggestion-concluded': '已被指南采纳',
    'suggestion-declined': '未列入本次指南',
  } satisfies Record<ToldByLetter, string>,
  sealed: '已写入存证链，之后的任何改动都能查出。',
  notSealed: '正在写入存证链，通常几分钟内完成。',
  purged: '建议内容已按规定清除，这份文件仍然有效。',
  mismatch: '查验不符',
  noWhy: '编号与摘要值对不上。请逐字核对；仍然不符的，请打技术支持电话。',
}
export type ReceiptText = typeof receipt
