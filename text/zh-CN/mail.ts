/** 邮件的主题和正文，按事由。参数由发送者给出；正文不含建议的内容。 */
type Mail = { readonly subject: string; readonly body: string }

const verify = ({ name, link }: { name: string; link: string }): Mail => ({
  subject: '请确认您的邮箱',
  body: `${name}，您好：\n\n请在 24 小时内打开下面的链接，确认您的邮箱：\n${link}\n\n如果不是您本人注册，请忽略本邮件。`,
})
const known = ({ name, link }: { name: string; link: string }): Mail => ({
  subject: '您的邮箱已注册',
  body: `${name}，您好：\n\n有人用您的邮箱再次注册。您已有账号，可直接登录；忘记密码的，请从这里重设：\n${link}\n\n如果不是您本人操作，请忽略本邮件。`,
})
const reset = ({ name, link }: { name: string; link: string }): Mail => ({
  subject: '重设密码',
  body: `${name}，您好：\n\n请在 1 小时内打开下面的链接重设密码：\n${link}\n\n如果不是您本人操作，请忽略本邮件，密码不会改变。`,
})
const invitation = ({
  name,
  org,
  by,
  link,
}: {
  name: string
  org: string
  by: string
  link: string
}): Mail => ({
  subject: `${org}邀请您加入`,
  body: `${name}，您好：\n\n${by}邀请您加入“${org}”，一起填报科技计划项目申报指南建议。请在 7 天内打开：\n${link}`,
})
const staff = ({ name, link }: { name: string; link: string }): Mail => ({
  subject: '您的工作账号已开通',
  body: `${name}，您好：\n\n请在 7 天内打开下面的链接设置密码：\n${link}`,
})

const expertInvitation = ({ name, issuer, link }: { name: string; issuer: string; link: string }): Mail => ({
  subject: `${issuer}邀请您担任评审专家`,
  body: `${name}，您好：\n\n${issuer}邀请您加入评审专家库，评议科技计划项目申报指南建议和指南方向。评审在网上进行，何时评、评多少由您设定，遇有利害关系可以回避。\n\n请在 14 天内打开下面的链接，接受或谢绝邀请：\n${link}\n\n如果您不认识发信单位，请忽略本邮件。`,
})

const notice = ({
  name,
  title,
  body,
  link,
}: {
  name: string
  title: string
  body: string
  link: string
}): Mail => ({
  subject: title,
  body: `${name}，您好：\n\n${body}\n\n${link}`,
})

export const mail = { verify, known, reset, invitation, expertInvitation, staff, notice }
