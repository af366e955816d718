/** A page that opens anywhere: no script, no address but relative ones, its style inside. */
export interface Page {
  readonly language: 'zh-CN' | 'en'
  readonly title: string
  readonly under?: string
  /** The same page in the other language. */
  readonly other: Link
  readonly up?: Link
  readonly about: readonly Pair[]
  readonly parts: readonly Part[]
  /** Who took it out and when; on every page, at the head and in print at the foot of each sheet. */
  readonly mark: string | null
}

export interface Link {
  readonly href: string
  readonly text: string
}
export interface Pair {
  readonly label: string
  readonly text: Cell
}
/** A text, a link, or a code that may break anywhere. */
export type Cell = string | Link | { readonly code: string }

export interface Part {
  readonly title: string
  readonly notes?: readonly string[]
  readonly table?: { readonly columns: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  readonly links?: readonly (Link & { readonly note?: string })[]
  readonly pairs?: readonly Pair[]
  /** Parts of the part, one level down. */
  readonly parts?: readonly Part[]
}

/** The page as a whole file. */
export const pageOf = (it: Page): string => `<!doctype html>
<html lang="${it.language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="content-security-policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escaped(it.title)}</title>
<style>${style}</style>
</head>
<body>
<header>
<nav>${it.up ? link(it.up) : ''}<a href="${address(it.other.href)}" lang="${it.language === 'en' ? 'zh-CN' : 'en'}">${escaped(it.other.text)}</a></nav>
<h1>${escaped(it.title)}</h1>
${it.under === undefined ? '' : `<p class="under">${escaped(it.under)}</p>`}
${it.mark === null ? '' : `<p class="mark">${escaped(it.mark)}</p>`}
</header>
<main>
${pairs(it.about)}
${it.parts.map((part) => section(part, 2)).join('\n')}
</main>
</body>
</html>
`

function section(it: Part, level: 2 | 3): string {
  return `<section>
<h${level}>${escaped(it.title)}</h${level}>
${(it.notes ?? []).map((note) => `<p>${lines(note)}</p>`).join('\n')}
${it.pairs ? pairs(it.pairs) : ''}
${it.links ? `<ul>${it.links.map((one) => `<li>${link(one)}${one.note === undefined ? '' : ` <span class="dim">${escaped(one.note)}</span>`}</li>`).join('\n')}</ul>` : ''}
${it.table ? table(it.table, it.title) : ''}
${(it.parts ?? []).map((part) => section(part, 3)).join('\n')}
</section>`
}

const pairs = (all: readonly Pair[]): string =>
  all.length === 0
    ? ''
    : `<dl>${all.map((it) => `<div><dt>${escaped(it.label)}</dt><dd>${cell(it.text)}</dd></div>`).join('\n')}</dl>`

const table = ({ columns, rows }: NonNullable<Part['table']>, name: string): string =>
  `<div class="wide" role="region" aria-label="${escaped(name)}" tabindex="0"><table>
<thead><tr>${columns.map((it) => `<th scope="col">${escaped(it)}</th>`).join('')}</tr></thead>
<tbody>
${rows.map((row) => `<tr>${row.map((it) => `<td>${cell(it)}</td>`).join('')}</tr>`).join('\n')}
</tbody></table></div>`

const cell = (it: Cell): string => {
  if (typeof it === 'string') return lines(it)
  return 'href' in it ? link(it) : `<code>${escaped(it.code)}</code>`
}

const link = ({ href, text }: Link): string => `<a href="${address(href)}">${escaped(text)}</a>`

/** Each name of a path on its own: what people called a file is never read as an address. */
const address = (href: string): string =>
  escaped(
    href
      .split('/')
      .map((it) => (it === '..' ? it : encodeURIComponent(it)))
      .join('/'),
  )

const lines = (text: string): string => escaped(text).replaceAll('\n', '<br>')

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
/** Marks that turn the direction of writing cannot reach beyond the text that they stand in. */
const escaped = (text: string): string =>
  text.replaceAll(/[&<>"']/g, (it) => signs[it] ?? it).replaceAll(/[\u202a-\u202e\u2066-\u2069]/g, '')

const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0 auto;max-width:64rem;padding:1.5rem 1.25rem 4rem;background:#fff;color:#1b1b1b;
font:1rem/1.7 "Noto Sans SC","Source Han Sans SC","PingFang SC","Microsoft YaHei",sans-serif;overflow-wrap:anywhere}
h1{font-size:1.6rem;line-height:1.4;margin:.5rem 0}h2{font-size:1.2rem;margin:2.25rem 0 .5rem;border-bottom:1px solid #c9c9c9;padding-bottom:.25rem}
h3{font-size:1rem;margin:1.25rem 0 .25rem}nav{display:flex;gap:1.25rem;flex-wrap:wrap}nav a{padding:.25rem 0}
a{color:#174a86}a:focus-visible,[tabindex]:focus-visible{outline:3px solid #174a86;outline-offset:2px}
.under{margin:.25rem 0}.mark{border-left:4px solid #a33;padding:.25rem .75rem;background:#fbf1f0;margin:.75rem 0}
.dim{color:#565656}dl{margin:1rem 0;display:grid;gap:.25rem}dl div{display:grid;grid-template-columns:10rem 1fr;gap:.75rem}
dt{color:#565656}dd{margin:0}ul{padding-left:1.25rem;margin:.5rem 0}.wide{overflow-x:auto}
table{border-collapse:collapse;width:100%;font-size:.9375rem}th,td{border:1px solid #c9c9c9;padding:.35rem .6rem;text-align:left;vertical-align:top}
th{background:#f2f2f2;white-space:nowrap}td{min-width:6.5rem;overflow-wrap:break-word}td:first-child{min-width:2.5rem}code{font:.8125rem/1.5 ui-monospace,Consolas,monospace;overflow-wrap:anywhere}
@media (max-width:40rem){dl div{grid-template-columns:1fr;gap:0}dd{margin-bottom:.35rem}}
@media print{@page{margin:18mm}body{max-width:none;padding:0;font-size:10.5pt}nav{display:none}a{color:inherit;text-decoration:none}
.wide{overflow:visible}thead{display:table-header-group}tr,dl div{break-inside:avoid}h2,h3{break-after:avoid}}
`
