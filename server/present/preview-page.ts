import { createHash } from 'node:crypto'
import type { Language } from '#text/sentences.ts'

const style =
  'body{font:16px/1.75 "Noto Serif CJK SC","Songti SC",SimSun,serif;color:#1a2330;background:#fff;max-width:46em;margin:0 auto;padding:20px 18px 48px;overflow-wrap:anywhere}' +
  'table{border-collapse:collapse;margin:1em 0}td,th{border:1px solid #9aa3ad;padding:3px 8px;vertical-align:top}' +
  'img{max-width:100%;height:auto}h1,h2,h3,h4{line-height:1.4}p{margin:.5em 0}'

/** Nothing runs, nothing is fetched, nothing leads away: of all that a page can do, showing words and the pictures in it is left. */
export const pagePolicy = [
  'sandbox',
  "default-src 'none'",
  'img-src data:',
  `style-src 'sha256-${createHash('sha256').update(style).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ')

const escaped = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')

/** A page around HTML that was made here from somebody's file. */
export const previewPage = (language: Language, title: string, body: string): string =>
  `<!doctype html><html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${escaped(title)}</title><style>${style}</style></head><body>${body}</body></html>`

/** A page that says one sentence, where there is nothing to show. */
export const sentencePage = (language: Language, title: string, sentence: string): string =>
  previewPage(language, title, `<p>${escaped(sentence)}</p>`)
