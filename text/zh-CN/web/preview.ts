/** 附件预览。 */
export const preview = {
  look: '预览',
  lookAt: (name: string) => `预览：${name}`,
  download: '下载',
  ownTab: '在新标签页打开',
  opensNew: '（打开新标签页）',
  opening: '正在打开…',
  content: (name: string) => `“${name}”的内容`,
  failed: '这个文件不能在这里预览，请下载后用相应的软件打开。',
  noViewer: '您的浏览器不能在页面里显示 PDF，请在新标签页打开或下载后查看。',
  simplified: '预览只显示文字、表格和图片，版式以下载的文件为准。',
}
export type PreviewWords = typeof preview
