import { convertMillimetersToTwip } from 'docx'

/** Faces of official papers (GB/T 9704-2012, 5.2.2 and 7): Word takes what the reader has and falls back by itself. */
export const faces = {
  body: { ascii: 'Times New Roman', hAnsi: 'Times New Roman', eastAsia: 'FangSong', cs: 'Times New Roman' },
  head: { ascii: 'Arial', hAnsi: 'Arial', eastAsia: 'SimHei', cs: 'Arial' },
  title: {
    ascii: 'Times New Roman',
    hAnsi: 'Times New Roman',
    eastAsia: 'FZXiaoBiaoSong-B05S',
    cs: 'Times New Roman',
  },
} as const

/** Half points: small fourth for tables, second for the title. */
export const sizes = { body: 22, small: 18, head: 24, title: 40, foot: 28 } as const

/** A4 with the margins of an official paper: 37 above, 35 below, 28 left, 26 right (GB/T 9704-2012, 5.2.1). */
export const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    right: convertMillimetersToTwip(26),
    footer: convertMillimetersToTwip(24),
  },
} as const

/** What is left between the margins. */
export const textWidth = convertMillimetersToTwip(210 - 28 - 26)
export const labelWidth = Math.round(textWidth * 0.26)
