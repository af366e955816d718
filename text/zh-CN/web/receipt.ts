/** 查验回执页的话。 */
export const receipt = {
  title: '查验回执',
  lede: '核对一份回执是否由本平台出具、何时出具。只回答是或否，不显示建议内容。',
  no: '建议编号',
  noHint: '回执第一行的编号',
  digest: '内容摘要值',
  digestHint: '回执上的 64 位字符（SHA-256），空格和大小写不影响',
  check: '查验',
  checking: '正在查验…',
  missing: '请填写编号和摘要值，两项都要。',
  fileTitle: '也可以用回执文件',
  fileHint: '选择或拖入下载的回执文件，编号和摘要值自动填好。文件不会上传。',
  choose: '选择文件',
  notReceipt: '这个文件里没有找到编号和摘要值，请改用手工填写。',
  yes: '回执属实',
  yesWhy: (version: number, at: string) => `第 ${version} 次报送，服务器收到的时间为 ${at}。`,
  sealed: '这份回执已写入存证链，之后的任何改动都能查出。',
  notSealed: '这份回执正在写入存证链，通常几分钟内完成。',
  purged: '内容已按规定清除，回执本身仍然有效。',
  mismatch: '查验不符',
  noWhy: '编号与摘要值对不上。请逐字核对；仍然不符的，请打技术支持电话。',
}
export type ReceiptText = typeof receipt
