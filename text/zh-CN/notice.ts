import { accountNotice } from './account-notice.ts'
import { draftNotice } from './draft-notice.ts'
import { exportNotice } from './export.ts'
import { guideNotice } from './guide-notice.ts'
import { judgingNotice } from './judging-notice.ts'
import { projectNotice } from './project-notice.ts'
import { reminderNotice } from './reminder-notice.ts'
import { roundNotice } from './round-notice.ts'
import { suggestionNotice } from './suggestion-notice.ts'

/** 站内通知的标题和正文，按事由；不含建议正文。同样的话也用邮件发出。 */
export type Notice = { readonly title: string; readonly body: string }

const memberAsked = ({ person, org }: { person: string; org: string }): Notice => ({
  title: `${person}申请加入${org}`,
  body: `${person}申请加入“${org}”。请在“单位成员”中核对身份，再决定是否同意。`,
})
const memberLetIn = ({ org }: { org: string }): Notice => ({
  title: `您已加入${org}`,
  body: `“${org}”的管理员已同意您加入，您可以开始填报。`,
})
const memberTurnedDown = ({ org }: { org: string }): Notice => ({
  title: `未能加入${org}`,
  body: `“${org}”的管理员没有同意您的加入申请。如有疑问，请直接联系单位管理员。`,
})
const memberChanged = ({ org }: { org: string }): Notice => ({
  title: `您在${org}的权限有变化`,
  body: `“${org}”的管理员调整了您的权限，登录后可以看到现在能办的事。`,
})
const memberRemoved = ({ org }: { org: string }): Notice => ({
  title: `您已不再是${org}的成员`,
  body: `“${org}”的管理员已将您移出。您写过的建议仍由该单位保管。`,
})
const deputyNamed = ({ org, from, to }: { org: string; from: string; to: string }): Notice => ({
  title: `请您代为审核${org}的建议`,
  body: `“${org}”请您在 ${from} 至 ${to}（含首尾两日）代为审核本单位的建议。`,
})
const invitationAccepted = ({ person, org }: { person: string; org: string }): Notice => ({
  title: `${person}已加入${org}`,
  body: `${person}接受邀请，加入了“${org}”。`,
})
const adminHandedOver = ({ from, org }: { from: string; org: string }): Notice => ({
  title: `您已成为${org}的管理员`,
  body: `${from}已将“${org}”的管理权限移交给您。请核对单位信息和成员。`,
})
const orgWaiting = ({ org }: { org: string }): Notice => ({
  title: `新单位待核验：${org}`,
  body: `“${org}”已注册，请核对名称、统一社会信用代码和单位性质。`,
})
const orgVerified = ({ org }: { org: string }): Notice => ({
  title: `${org}已通过核验`,
  body: `“${org}”已通过核验。此前报送、等待核验的建议已按原报送时间转到受理处室。`,
})
const orgRefused = ({ org, reason }: { org: string; reason: string }): Notice => ({
  title: `${org}暂未通过核验`,
  body: `“${org}”暂未通过核验，原因：${reason}\n请更正后联系技术支持，已写的内容不受影响。`,
})
const orgPathChanged = ({ org }: { org: string }): Notice => ({
  title: `${org}的报送方式有调整`,
  body: `科技局调整了“${org}”的报送方式，今后报送按新的方式办理。登录后可在“单位信息”中查看方式和原因。`,
})

const filesDamaged = ({ count }: { count: number }): Notice => ({
  title: `有 ${count} 个附件与存入时不一致`,
  body: `系统核对附件时发现 ${count} 个文件丢失或内容有变。请在服务器上执行 zhinan files check 查看是哪些文件，并从备份中恢复。`,
})

export const notice = {
  ...accountNotice,
  ...suggestionNotice,
  ...reminderNotice,
  ...draftNotice,
  ...exportNotice,
  ...guideNotice,
  ...projectNotice,
  ...roundNotice,
  ...judgingNotice,
  'member-asked': memberAsked,
  'member-let-in': memberLetIn,
  'member-turned-down': memberTurnedDown,
  'member-changed': memberChanged,
  'member-removed': memberRemoved,
  'deputy-named': deputyNamed,
  'invitation-accepted': invitationAccepted,
  'admin-handed-over': adminHandedOver,
  'org-waiting': orgWaiting,
  'org-verified': orgVerified,
  'org-refused': orgRefused,
  'org-path-changed': orgPathChanged,
  'files-damaged': filesDamaged,
}
