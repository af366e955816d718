/** 评议表中各批次征集共用的说法，以及保存时的提示。 */
export const judging = {
  otherWindow: '您的另一个窗口',
  sheet: {
    title: '评议表',
    scores: '打分',
    readiness: '技术就绪度',
    verdict: '结论与意见',
    points: (max: number) => `分（满分 ${max}）`,
    why: '理由',
    levelOf: (element: string, self: number) => `${element}（建议人自评 ${self} 级）`,
    levelHint: '按您读到的内容判断现在达到几级。',
    levelWhy: '判断的依据',
    levelWhyHint: '与自评相差 2 级及以上的，请说明依据。',
    advise: '总的建议',
    flags: '需要处室留意的情况',
    comment: '综合意见',
    commentHint: '处室可能把这段话不具名转给建议人，请不要写出自己和他人的姓名、单位。',
    forOffice: '只给处室看的话',
    forOfficeHint: '不会转给建议人。',
  },
}
