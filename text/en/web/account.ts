import type { AccountText } from '../../zh-CN/web/account.ts'

export const account: AccountText = {
  title: 'My account',
  person: {
    title: 'About you',
    name: 'Name',
    email: 'E-mail address',
    emailFixed: 'You sign in with it, so it cannot be changed',
    mobile: 'Mobile number',
    language: 'Language',
    languages: { 'zh-CN': '中文', en: 'English' },
    large: 'Large type: bigger text and buttons',
    save: 'Save',
    saved: 'Saved',
  },
  password: {
    title: 'Change the password',
    current: 'Password now',
    next: 'New password',
    go: 'Change the password',
    changed: 'The password is changed, and all other sessions have ended',
  },
  sessions: {
    title: 'Where you are signed in',
    why: 'Your account is signed in on these. If you do not know one, end it and change your password.',
    device: 'Browser',
    address: 'Network address',
    seen: 'Last used',
    here: 'this one',
    end: 'End',
    endNamed: (agent) => `End ${agent}`,
    ended: 'That session has ended',
  },
  units: {
    title: 'My organisations',
    asked: 'waiting for an administrator to agree',
    none: 'You belong to no organisation yet.',
    add: 'Register or join an organisation',
    roles: { filer: 'filer', reviewer: 'reviewer', admin: 'administrator' },
  },
  signOut: 'Sign out',
  dueTogether: ', ',
}
