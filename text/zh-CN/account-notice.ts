import type { Notice } from './notice.ts'

const roleChanged = (): Notice => ({
  title: '您的工作权限有变化',
  body: '系统管理员调整了您的工作权限，登录后可以看到现在能办的事。',
})
const passwordChanged = (): Notice => ({
  title: '您的密码已更改',
  body: '您的密码刚刚更改，其他设备上的登录均已退出。如果不是您本人操作，请立即重设密码并联系技术支持。',
})

const ifNotYou = '如果不是您本人操作，请立即更改密码、退出所有设备，并联系技术支持。'
const factors = { totp: '验证器', passkey: '通行密钥', 'recovery-codes': '恢复码' } as const
type Factor = keyof typeof factors

const factorAdded = ({ factor }: { factor: Factor }): Notice => ({
  title: `您的账号设置了新的${factors[factor]}`,
  body: `您的账号刚刚设置了新的${factors[factor]}，今后可用它登录。${ifNotYou}`,
})
const factorRemoved = ({ factor }: { factor: Factor }): Notice => ({
  title: `您的账号移除了${factors[factor]}`,
  body: `您的账号刚刚移除了一种登录验证方式（${factors[factor]}）。${ifNotYou}`,
})
const factorsReset = (): Notice => ({
  title: '您的第二重验证已重置',
  body: '系统管理员重置了您的第二重验证：验证器、通行密钥和恢复码均已失效，所有登录均已退出。请用密码登录并重新设置。如果您没有提出过这一请求，请立即联系系统管理员。',
})
const recoveryCodeUsed = ({ left }: { left: number }): Notice => ({
  title: '您的账号用恢复码登录',
  body: `刚刚有人用您的一个恢复码登录，还剩 ${left} 个可用。${ifNotYou}`,
})
const newDevice = ({ device, address }: { device: string; address: string }): Notice => ({
  title: '您的账号在新设备上登录',
  body: `您的账号刚刚从没有用过的设备或网络登录：${device || '未知浏览器'}，网络地址 ${address}。如果是您本人，不必理会。${ifNotYou}`,
})
const identityLinked = ({ service }: { service: string }): Notice => ({
  title: `您的账号已关联${service}`,
  body: `您的账号刚刚与${service}关联，今后可以从那里登录。${ifNotYou}`,
})

const erasureRefused = ({ reason }: { reason: string }): Notice => ({
  title: '您删除个人信息的申请未获同意',
  body: `理由：${reason}。如有异议，可以再次申请，也可以向个人信息保护主管部门反映。`,
})

/** 有关账号安全的通知。 */
export const accountNotice = {
  'role-changed': roleChanged,
  'password-changed': passwordChanged,
  'factor-added': factorAdded,
  'factor-removed': factorRemoved,
  'factors-reset': factorsReset,
  'recovery-code-used': recoveryCodeUsed,
  'new-device': newDevice,
  'identity-linked': identityLinked,
  'erasure-refused': erasureRefused,
}
