/** 我的账号、单位资料、成员、设置的话。 */
export const account = {
  title: '我的账号',
  person: {
    title: '个人信息',
    name: '姓名',
    email: '邮箱',
    emailFixed: '邮箱是登录名，不能更改',
    mobile: '手机号码',
    language: '界面语言',
    languages: { 'zh-CN': '中文', en: 'English' },
    large: '长者模式：字号和按钮放大',
    save: '保存',
    saved: '已保存',
  },
  password: {
    title: '更改密码',
    current: '现在的密码',
    next: '新密码',
    go: '更改密码',
    changed: '密码已更改，其他设备上的登录都已退出',
  },
  sessions: {
    title: '登录设备',
    why: '这些设备上登录着您的账号。有不认识的，请退出它并更改密码。',
    device: '浏览器',
    address: '网络地址',
    seen: '最近使用',
    here: '本机',
    end: '退出',
    endNamed: (agent: string) => `退出 ${agent}`,
    ended: '已退出该设备',
  },
  units: {
    title: '我的单位',
    asked: '等待单位管理员同意',
    none: '还没有加入单位。',
    add: '登记或加入单位',
    roles: { filer: '填报人', reviewer: '审核人', admin: '管理员' },
  },
  signOut: '退出登录',
  dueTogether: '、',
}
export type AccountText = typeof account
