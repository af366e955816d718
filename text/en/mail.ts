import type { Sentences } from '../zh-CN/all.ts'

export const mail: Sentences['mail'] = {
  verify: ({ name, link }) => ({
    subject: 'Please confirm your e-mail address',
    body: `Dear ${name},\n\nPlease open this link within 24 hours to confirm your address:\n${link}\n\nIf it was not you who registered, please ignore this message.`,
  }),
  known: ({ name, link }) => ({
    subject: 'Your address is registered already',
    body: `Dear ${name},\n\nSomebody registered with your address again. You have an account and can sign in; if you forgot the password, set a new one here:\n${link}\n\nIf it was not you, please ignore this message.`,
  }),
  reset: ({ name, link }) => ({
    subject: 'Set a new password',
    body: `Dear ${name},\n\nPlease open this link within one hour to set a new password:\n${link}\n\nIf it was not you, please ignore this message; your password stays as it is.`,
  }),
  invitation: ({ name, org, by, link }) => ({
    subject: `${org} invites you`,
    body: `Dear ${name},\n\n${by} invites you to “${org}”, to write suggestions for the funding guide together. Please open this within 7 days:\n${link}`,
  }),
  expertInvitation: ({ name, issuer, link }) => ({
    subject: `${issuer} invites you to judge`,
    body: `Dear ${name},\n\n${issuer} invites you to its pool of experts, who judge suggestions for the science funding guide and the directions made of them. Judging is done online; you say when and how much, and step aside where you have an interest.\n\nPlease open this link within 14 days to accept or decline:\n${link}\n\nIf you do not know the sender, please ignore this message.`,
  }),
  notice: ({ name, title, body, link }) => ({ subject: title, body: `Dear ${name},\n\n${body}\n\n${link}` }),
  staff: ({ name, link }) => ({
    subject: 'Your staff account is ready',
    body: `Dear ${name},\n\nPlease open this link within 7 days to set your password:\n${link}`,
  }),
}
