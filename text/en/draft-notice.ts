import type { Sentences } from '../zh-CN/all.ts'

type Notices = Sentences['notice']

const partnerConfirmed: Notices['partner-confirmed'] = ({ partner }) => ({
  title: 'The partner enterprise has confirmed',
  body: `${partner} has written its need and confirmed the content. A later change of the content voids the confirmation.`,
})
const partnerVoided: Notices['partner-voided'] = ({ partner }) => ({
  title: 'A partner’s confirmation no longer holds',
  body: `The content has changed since ${partner} confirmed it, so the confirmation no longer holds. Please send a new link if needed.`,
})
const authorAdded: Notices['author-added'] = ({ person }) => ({
  title: 'You are asked to write a suggestion together',
  body: `${person} asks you to write a guide suggestion together. Sign in to find it under “My suggestions”.`,
})

export const draftNotice = {
  'partner-confirmed': partnerConfirmed,
  'partner-voided': partnerVoided,
  'author-added': authorAdded,
}
