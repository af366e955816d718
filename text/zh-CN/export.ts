import { formatInstant } from '../format.ts'
import type { Notice } from './notice.ts'

/** 导出文件里和导出记录上的话。 */
export const exportText = {
  /** 含个人信息的导出文件上的标记。 */
  mark: ({ name, at, id }: { name: string; at: number; id: string }) =>
    `含个人信息，仅限工作使用。导出人：${name}；导出时间：${formatInstant(at, 'zh-CN')}；编号：${id}`,
  failed: {
    broken: '生成时出了问题，没有留下文件。请重新导出；如仍不行，请联系技术支持。',
    exhausted:
      '三次生成都中途中断，已不再重试，没有留下文件。请缩小范围（如按类别、按归口处室分开）后重新导出；如仍不行，请联系技术支持。',
    'store-full':
      '服务器的存储空间已满，没有留下文件。系统已作记录；请过一段时间再导出，或缩小范围；如仍不行，请联系技术支持。',
    refused: '生成时您已不再有相应的权限，或所要的内容已不在，没有留下文件。',
  },
}

export const exportNotice = {
  'export-ready': (it: { export: string }): Notice => ({
    title: `导出已完成：${it.export}`,
    body: '文件已经生成，请在“我的导出”中下载。文件保存三天，到期删除；每次下载都有记录。',
  }),
  'export-failed': (it: { export: string }): Notice => ({
    title: `导出没有成功：${it.export}`,
    body: '没有生成文件。原因写在“我的导出”中，您可以在那里重新导出。',
  }),
}
