import type { KeptBack } from '#core/model/sendable.ts'

const because: Readonly<Record<KeptBack, string>> = {
  closed: '已冻结、撤回或清除',
  unseen: '您无权查看',
  'not-public': '填报人选择不公开',
  'trade-secret': '含商业秘密，或没有写明不含',
  suspected: '用到了保密词表中的词',
  empty: '没有可以发送的文字',
}

/** 语言模型的提议：试拟文字、建议分组，以及随文字留下的标记。平台没有设置模型时都不出现。 */
export const model = {
  mark: {
    unchecked: '由模型拟写，未经核对',
    checked: (name: string) => `由模型拟写，${name}已核对`,
    check: '标为已核对',
    checkOf: (place: string) => `把${place}标为已核对`,
    done: '已记下，由您核对。',
    group: '由模型建议',
  },
  because,
  leftOut: (n: number) => `${n} 条没有发送`,
  leftOutLine: (name: string, why: string) => `${name}：${why}`,
  /** 来源的代号或建议编号。 */
  source: (letter: string) => `来源${letter}`,
  asking: '正在等模型答复，最多约一分钟……',
  drop: '不采用',
  by: (name: string) => `模型：${name}`,
  wording: {
    open: '请模型试拟',
    title: '请模型试拟',
    why: '平台把来源中填报人允许公开的文字发给本站设置的语言模型，请它试拟一项。已冻结、不公开、含商业秘密的不发送，方向中已写的内容也不发送。每次调用都有记录。',
    field: '试拟哪一项',
    go: '请模型试拟',
    again: '再试一次',
    how: '请对照来源核对，勾选要用的句子。不采用，什么都不会留下。',
    from: (letters: string) => `据${letters}`,
    fromNowhere: '没有写明依据',
    after: '写在已有文字之后。',
    room: (n: number) =>
      n === 0 ? '这一项已经写满，先删去几句才能采用。' : `这一项还能写 ${n} 句，最多勾选 ${n} 句。`,
    take: (n: number) => `采用 ${n} 句`,
    taken: (n: number) => `已写入 ${n} 句，标明由模型拟写。`,
  },
  groups: {
    open: '请模型建议分组',
    title: '请模型建议分组',
    why: '平台把未成组建议的名称和摘要开头发给本站设置的语言模型，请它看哪些讲的是同一件事。已冻结、不公开、含商业秘密的不发送。每次调用都有记录。',
    go: '请模型建议分组',
    how: '由模型建议，未经核对。逐组看过，合适的再归为一组。',
    none: '模型没有找到宜归为一组的建议。',
    sent: (n: number) => `发送了 ${n} 条`,
    more: '未成组的建议较多，这次只发送了前面的。请按类别或领域缩小范围后再试。',
    name: '组名',
    accept: '归为一组',
    acceptOf: (name: string) => `把“${name}”归为一组`,
    dropOf: (name: string) => `不采用“${name}”`,
    made: (name: string) => `已归为一组：${name}。`,
    left: '都看过了。',
  },
}
export type ModelText = typeof model
