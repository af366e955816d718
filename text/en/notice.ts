import type { Sentences } from '../zh-CN/all.ts'
import { accountNotice } from './account-notice.ts'
import { draftNotice } from './draft-notice.ts'
import { exportNotice } from './export.ts'
import { guideNotice } from './guide-notice.ts'
import { judgingNotice } from './judging-notice.ts'
import { projectNotice } from './project-notice.ts'
import { reminderNotice } from './reminder-notice.ts'
import { roundNotice } from './round-notice.ts'
import { suggestionNotice } from './suggestion-notice.ts'

export const notice: Sentences['notice'] = {
  ...accountNotice,
  ...suggestionNotice,
  ...reminderNotice,
  ...draftNotice,
  ...exportNotice,
  ...guideNotice,
  ...projectNotice,
  ...roundNotice,
  ...judgingNotice,
  'member-asked': ({ person, org }) => ({
    title: `${person} asks to join ${org}`,
    body: `${person} asks to join “${org}”. Please check who they are on the members page, then decide.`,
  }),
  'member-let-in': ({ org }) => ({
    title: `You have joined ${org}`,
    body: `An administrator of “${org}” has let you in. You can begin to write.`,
  }),
  'member-turned-down': ({ org }) => ({
    title: `You could not join ${org}`,
    body: `An administrator of “${org}” has turned your request down. If you have questions, please ask them directly.`,
  }),
  'member-changed': ({ org }) => ({
    title: `Your roles in ${org} have changed`,
    body: `An administrator of “${org}” has changed your roles. Sign in to see what you can do now.`,
  }),
  'member-removed': ({ org }) => ({
    title: `You are no longer a member of ${org}`,
    body: `An administrator of “${org}” has taken you out. What you wrote stays with the unit.`,
  }),
  'deputy-named': ({ org, from, to }) => ({
    title: `Please review for ${org}`,
    body: `“${org}” asks you to review its suggestions from ${from} to ${to}, both days included.`,
  }),
  'invitation-accepted': ({ person, org }) => ({
    title: `${person} has joined ${org}`,
    body: `${person} has followed the invitation and joined “${org}”.`,
  }),
  'admin-handed-over': ({ from, org }) => ({
    title: `You now administer ${org}`,
    body: `${from} has handed the administration of “${org}” to you. Please check its profile and members.`,
  }),
  'org-waiting': ({ org }) => ({
    title: `A new unit waits for verification: ${org}`,
    body: `“${org}” has registered. Please check its name, its unified social credit code and its type.`,
  }),
  'org-verified': ({ org }) => ({
    title: `${org} has been verified`,
    body: `“${org}” has been verified. Suggestions that waited for this have gone to their offices and keep the time at which they were handed in.`,
  }),
  'org-refused': ({ org, reason }) => ({
    title: `${org} has not been verified yet`,
    body: `“${org}” has not been verified. The reason: ${reason}\nPlease put it right and tell support; what you wrote is not affected.`,
  }),
  'org-path-changed': ({ org }) => ({
    title: `${org} hands in another way now`,
    body: `The bureau has changed the way in which “${org}” hands in. Sign in to see the way and the reason on the unit’s page.`,
  }),
  'files-damaged': ({ count }) => ({
    title: `${count === 1 ? 'An attachment is' : `${count} attachments are`} not what was stored`,
    body: `Comparing attachments with their checksums found ${count === 1 ? 'one that is' : `${count} that are`} missing or altered. Run zhinan files check on the server to see which, and restore from a backup.`,
  }),
}
