import type { PreviewWords } from '../../zh-CN/web/preview.ts'

export const preview: PreviewWords = {
  look: 'Preview',
  lookAt: (name) => `Preview: ${name}`,
  download: 'Download',
  ownTab: 'Open in a new tab',
  opensNew: ' (opens a new tab)',
  opening: 'Opening…',
  content: (name) => `What “${name}” holds`,
  failed: 'This file cannot be shown here. Please download it and open it with its own program.',
  noViewer: 'Your browser does not show PDF within a page. Please open it in a new tab or download it.',
  simplified: 'The preview shows words, tables and pictures only; the layout is that of the downloaded file.',
}
