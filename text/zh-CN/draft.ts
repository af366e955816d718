import type { WhyRefused } from '#core/decide/draft/save.ts'

/** 一处内容没有存进去时说的话：哪一项、为什么、怎么办。名称由征集表给出。 */
const refused: Record<WhyRefused, (label: string) => string> = {
  'unknown-path': () => '征集表中没有这一项，可能表格已更新。内容没有存入，请刷新页面后再填。',
  'wrong-type': (label) => `“${label}”的内容形式不对，没有存入。请在页面上重新填写。`,
  'too-long': (label) => `“${label}”超过 20 万字，没有存入。请删减后再保存，或作为附件上传。`,
  'too-many': (label) => `“${label}”的条目超过 500 条，没有存入。请删减后再保存。`,
  nul: (label) => `“${label}”含有无法保存的空字符，没有存入。请删去后再保存。`,
  'lone-surrogate': (label) => `“${label}”含有残缺的字符，没有存入。请删去显示为方框或问号的字符后再保存。`,
  'locked-field': (label) => `“${label}”不在退回修改的范围内，不能改动。`,
  'unknown-file': (label) => `“${label}”中的文件没有传完，或不属于这条建议。请重新上传。`,
  'too-many-answers': (label) => `这条建议的内容条数已到上限，“${label}”没有存入。请删减表格行后再试。`,
}

/** 给合作企业联系人的邮件。 */
const partnerMail = (it: { name: string; org: string; link: string }) => ({
  subject: `${it.org}请贵单位确认一条指南建议`,
  body: `${it.name}，您好：\n\n“${it.org}”填报科技计划项目申报指南建议，并将贵单位列为合作企业。请在 14 天内打开下面的链接，查看内容，写下贵单位的需求并确认：\n${it.link}\n\n链接仅供您本人使用，确认后失效。如不了解此事，请忽略本邮件。`,
})

export const draft = { refused, partnerMail }
