import { formatInstant } from '../format.ts'
import type { Notice } from './notice.ts'

/** 导出为什么没有成功，以及可以怎么办。 */
const reasons = {
  broken: '生成时出了问题，没有留下文件。请重新导出；如仍不行，请联系技术支持。',
  exhausted:
    '服务器三次都没能做完就停了下来（例如期间重新启动），不再自动重试，没有留下文件。请重新导出；如再次中断，请把范围分小、分几次导出，或联系技术支持。',
  'store-full':
    '服务器的存储空间已满，没有留下文件。系统已作记录。请过一段时间再导出，或把范围分小；如仍不行，请联系技术支持。',
  'store-away':
    '存放附件的存储系统超过一小时没有响应，不再自动重试，没有留下文件。系统已作记录。请过一段时间重新导出；如仍不行，请联系技术支持。',
}
const refused =
  '生成时您已不再有相应的权限，或所要的内容已不在，没有留下文件。请回到列表核对；如仍需要，可以重新导出。'

/** 按原因代码说明；没有列出的原因都是不被允许。 */
const failed = (why: string): string => reasons[why as keyof typeof reasons] ?? refused

/** 导出文件里和导出记录上的话。 */
export const exportText = {
  /** 含个人信息的导出文件上的标记。 */
  mark: ({ name, at, id }: { name: string; at: number; id: string }) =>
    `含个人信息，仅限工作使用。导出人：${name}；导出时间：${formatInstant(at, 'zh-CN')}；编号：${id}`,
  failed,
  waits: '存放附件的存储系统暂时没有响应。稍后自动重试，您无需操作。',
}

/** 缺附件的建议；没有编号的是草稿。 */
export interface Lacking {
  readonly no: string | null
  readonly count: number
}
const lackingIn = (all: readonly Lacking[], lacked: number): string => {
  const named = all.map(({ no, count }) => `${no ?? '草稿'} ${count} 个`).join('、')
  return lacked > all.reduce((sum, it) => sum + it.count, 0) ? `${named}等` : named
}

export const exportNotice = {
  'export-ready': ({
    export: name,
    lacking = [],
    lacked = 0,
  }: {
    export: string
    lacking?: readonly Lacking[]
    lacked?: number
  }): Notice => ({
    title: lacked === 0 ? `导出已完成：${name}` : `导出已完成，但缺 ${lacked} 个附件：${name}`,
    body: [
      '文件已经生成，请在“我的导出”中下载。文件保存三天，到期删除；每次下载都有记录。',
      ...(lacked === 0
        ? []
        : [
            `有 ${lacked} 个附件没有能够从存储中原样读出：${lackingIn(lacking, lacked)}。文件的目录页逐个列出缺了什么；其余内容齐全。请将此事告知技术支持，附件找回后可以重新导出。`,
          ]),
    ].join('\n'),
  }),
  'export-failed': (it: { export: string; why?: string }): Notice => ({
    title: `导出没有成功：${it.export}`,
    body: `${it.why === undefined ? '没有生成文件。原因写在“我的导出”中。' : failed(it.why)}\n您可以在“我的导出”中重新导出。`,
  }),
}
