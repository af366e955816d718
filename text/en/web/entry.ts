import type { EntryText } from '../../zh-CN/web/entry.ts'

export const entry: EntryText = {
  signIn: {
    title: 'Sign in',
    lede: 'With your e-mail address or mobile number.',
    noAccount: 'No account yet?',
    already: (name) => `You are signed in as ${name}`,
    goOn: 'Go on',
  },
  demo: {
    title: 'Demo accounts',
    why: 'Choose a role to sign in and see what it can do. The demonstration may be reset at any time.',
  },
  register: {
    title: 'Register',
    lede: 'First an account for yourself, then register or join your organisation.',
    name: 'Name',
    nameHint: 'Your real name; it is shown on your suggestions',
    email: 'E-mail address',
    emailHint: 'To sign in and for notices; a mail to confirm it will be sent',
    mobile: 'Mobile number',
    mobileHint: '11 digits; you can sign in with it too',
    password: 'Password',
    passwordHint: 'At least 10 characters with three of: capital letters, small letters, digits, signs',
    agree: 'I have read and agree to:',
    go: 'Register',
    proving: 'Running a security check, one moment…',
    problems: {
      title: (count) => (count === 1 ? 'One thing is missing' : `${count} things are missing`),
      name: 'Please give your name.',
      email: 'Please give a complete e-mail address such as name@example.com.',
      mobile: 'Please give the 11 digits of a mobile number, or leave it empty.',
      password:
        'The password needs 10 characters with three of: capital letters, small letters, digits, signs.',
      agree: 'Please read the notice on personal information and tick the box to register.',
    },
    sent: {
      title: 'Please look at your mail',
      why: (email) =>
        `A mail has been sent to ${email}. Open its link within 24 hours to confirm the address; then you can sign in.`,
      none: 'Nothing there? Please look among the spam, or check the address and register again.',
      again: 'Fill in again',
    },
    have: 'I have an account: sign in',
  },
  verify: {
    title: 'Confirm the address',
    working: 'Confirming your address…',
    done: 'Your address is confirmed',
    doneWhy:
      'You are signed in. If your organisation invited you, open the link of that mail once more; otherwise register your organisation or ask to join it.',
    next: 'Register or join an organisation',
    failed: 'The address was not confirmed',
    retry: 'Register again',
    noToken: 'Please open the whole link from the mail.',
  },
  reset: {
    title: 'Set a new password',
    lede: 'Give the address you registered with, and we send you a link.',
    send: 'Send the link',
    sent: {
      title: 'Please look at your mail',
      why: (email) => `If ${email} is registered, a link is on its way. It is good for one hour.`,
    },
    newTitle: 'Choose a new password',
    newPassword: 'New password',
    save: 'Save the new password',
    done: 'The password is changed',
    doneWhy: 'All other sessions have ended. Please sign in with the new password.',
  },
}
