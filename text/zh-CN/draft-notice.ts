import type { Notice } from './notice.ts'

const partnerConfirmed = ({ partner }: { partner: string }): Notice => ({
  title: '合作企业已确认',
  body: `${partner}已写下企业需求，并确认了建议内容。此后内容如有改动，确认随即失效。`,
})
const partnerVoided = ({ partner }: { partner: string }): Notice => ({
  title: '合作企业的确认已失效',
  body: `${partner}确认之后，建议内容有了改动，原确认已失效。需要时请重新发送确认链接。`,
})
const authorAdded = ({ person }: { person: string }): Notice => ({
  title: '请您一起填写一条建议',
  body: `${person}请您一起填写一条指南建议。登录后可在“我的建议”中看到。`,
})

/** 填写过程中的通知。 */
export const draftNotice = {
  'partner-confirmed': partnerConfirmed,
  'partner-voided': partnerVoided,
  'author-added': authorAdded,
}
