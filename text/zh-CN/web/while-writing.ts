/** 填写时的提示：已有相近的指南方向，以及写进指南之前要改的说法。都不妨碍提交。 */
export const whileWriting = {
  alike: (count: number) => `已公开的指南中有 ${count} 个相近的方向，可先看一看：`,
  goOn: '您可以继续填写；请在摘要中写明有何不同。',
  towardsGuide: '写进指南之前',
  only: '只作提示，不影响提交。',
  go: '去修改',
  more: (count: number) => `还有 ${count} 处。`,
}

export type WhileWritingText = typeof whileWriting
