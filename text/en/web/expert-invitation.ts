import type { expertInvitation as zh } from '../../zh-CN/web/expert-invitation.ts'

export const expertInvitation: typeof zh = {
  title: 'Invitation to judge',
  lede: (issuer) => `${issuer} invites you to its pool of experts.`,
  dear: (name, unit) => `${name} (${unit}),`,
  what: [
    'You judge suggestions for the science funding guide, and the directions made of them, online: a score and an opinion for each.',
    'You say how many at once and on which days not; each task can still be accepted or declined.',
    'Nothing in which you have an interest is given to you; where we cannot know, please say so.',
    'Your name is not told to those who suggest.',
  ],
  until: (day) => `Please answer before ${day}.`,
  signIn: 'Sign in to accept',
  register: 'Register',
  registerWhy:
    'Without an account, please register and confirm your address first, then open the link in the letter again.',
  accept: 'Accept',
  as: (name) => `You accept with the account of ${name}. If that is not you, please sign out first.`,
  decline: 'Decline',
  declining: {
    title: 'Decline the invitation',
    why: 'The link stops working then. Should you change your mind, ask to be invited again.',
    go: 'Decline',
  },
  accepted: 'You are in the pool of experts',
  acceptedWhy: 'Please check your fields, keywords and days; tasks are matched by them.',
  toProfile: 'Check my profile',
  declined: 'You have declined',
  declinedWhy: 'Thank you for your answer.',
  noLink: 'The link is not complete',
  noLinkWhy: 'Please open the whole link from the letter.',
  ended: 'This invitation cannot be used any more',
  endedWhy:
    'It was used, is too old, or a newer one was sent. Please open the latest letter, or ask to be invited again.',
  profile: {
    title: 'My profile as an expert',
    why: 'Tasks are matched by these fields, disciplines and keywords, and arranged by your limit and days.',
    who: (name, unit) => `${name}, ${unit}`,
    whoHint:
      'Name, unit and address are kept by the bureau; please tell the office that invited you of changes.',
    noExpert: 'You are not an expert here',
    noExpertWhy: 'Once you are invited and accept, you say here what you know and when you have time.',
  },
}
