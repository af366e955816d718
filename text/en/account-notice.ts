import type { accountNotice as Zh } from '../zh-CN/account-notice.ts'

const ifNotYou = 'If it was not you, change your password at once, sign out everywhere and tell support.'
const factors = { totp: 'authenticator', passkey: 'passkey', 'recovery-codes': 'set of recovery codes' }

export const accountNotice: typeof Zh = {
  'role-changed': () => ({
    title: 'Your roles have changed',
    body: 'A system administrator has changed your roles. Sign in to see what you can do now.',
  }),
  'password-changed': () => ({
    title: 'Your password has been changed',
    body: 'Your password has just been changed, and you were signed out everywhere else. If it was not you, set a new password at once and tell support.',
  }),
  'factor-added': ({ factor }) => ({
    title: `A new ${factors[factor]} for your account`,
    body: `Your account has just been given a new ${factors[factor]} to sign in with. ${ifNotYou}`,
  }),
  'factor-removed': ({ factor }) => ({
    title: `${factor === 'passkey' ? 'A passkey' : `The ${factors[factor]}`} of your account was removed`,
    body: `A way of signing in (${factors[factor]}) has just been removed from your account. ${ifNotYou}`,
  }),
  'factors-reset': () => ({
    title: 'Your second factor has been reset',
    body: 'A system administrator has reset your second factor: authenticator, passkeys and recovery codes no longer work, and all devices were signed out. Sign in with your password and set it up again. If you did not ask for this, contact the system administrator at once.',
  }),
  'recovery-code-used': ({ left }) => ({
    title: 'A recovery code of your account was used',
    body: `Somebody has just signed in with one of your recovery codes; ${left} are left. ${ifNotYou}`,
  }),
  'new-device': ({ device, address }) => ({
    title: 'Your account was used on a new device',
    body: `Your account has just signed in from a device or network not used before: ${device || 'unknown browser'}, network address ${address}. If it was you, there is nothing to do. ${ifNotYou}`,
  }),
  'erasure-refused': ({ reason }) => ({
    title: 'Your personal data is not erased',
    body: `The reason: ${reason}. If you disagree, you may ask again, or turn to the authority for the protection of personal information.`,
  }),
  'identity-linked': ({ service }) => ({
    title: `Your account is linked to ${service}`,
    body: `Your account has just been linked to ${service}; you can sign in from there. ${ifNotYou}`,
  }),
}
