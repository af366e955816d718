import { canonicalJson } from '#core/canonical.ts'
import type { EditionDirection, EditionEntry, EditionPart, EditionSection } from '#core/guide/edition.ts'
import type { Words } from '#core/text.ts'
import { guide as en } from '#text/en/web/guide.ts'
import { formatDay, formatInstant, formatMoney } from '#text/format.ts'
import type { Language } from '#text/sentences.ts'
import { guide as zhCN } from '#text/zh-CN/web/guide.ts'
import type { Edition } from '../db/guides.ts'

/** A file of a static copy. */
export interface CopiedFile {
  readonly name: string
  readonly text: string
}

/**
 * An edition as files that need no server and no script (ruling 13): a page in each language, and what was published, byte for
 * byte as its digest was taken. Sources are left out: what may be shown of them is computed at every reading (decision 0013),
 * and a copy would outlive a freeze.
 */
export const copyOf = (edition: Edition, address: string): readonly CopiedFile[] => [
  { name: 'index.html', text: pageOf(edition, address, 'zh-CN') },
  { name: 'en.html', text: pageOf(edition, address, 'en') },
  { name: 'edition.json', text: canonicalJson(edition.content) },
]

const all = { 'zh-CN': zhCN, en } as const

/** How a page says things. */
interface Saying {
  readonly language: Language
  readonly words: typeof zhCN
  readonly say: (words: Words) => string
}

function pageOf(
  { n, content, digest, note, publishedAt }: Edition,
  address: string,
  language: Language,
): string {
  const words = all[language] as typeof zhCN
  const say = (it: Words) => escaped((language === 'en' && it.en) || it.zh)
  const saying: Saying = { language, words, say }
  const time = formatInstant(publishedAt, language)
  const dates =
    content.applyFrom === null || content.applyTo === null
      ? ''
      : p(words.apply(formatDay(content.applyFrom, language), formatDay(content.applyTo, language)))
  const changed = (note.zh ?? '') === '' ? words.firstEdition : say(note)
  const other = language === 'en' ? ['index.html', 'zh-CN'] : ['en.html', 'en']
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${say(content.title)}</title>
<link rel="canonical" href="${escaped(address)}">
<style>${style}</style>
</head>
<body>
<main>
<header>
<h1>${say(content.title)}</h1>
<p><a href="${other[0]}" lang="${other[1]}" hreflang="${other[1]}">${words.otherLanguage}</a></p>
${say(content.intro) === '' ? '' : `<p>${say(content.intro)}</p>`}
${dates}
</header>
<nav aria-label="${escaped(words.contents)}"><h2>${escaped(words.contents)}</h2>
${content.sections.map((it) => contentsOf(it, saying)).join('\n')}
</nav>
${content.sections.map((it) => sectionOf(it, saying)).join('\n')}
</main>
<footer>
<p>${escaped(words.edition(n, time))} ${changed}</p>
<p>${escaped(words.digest)} <code>${digest}</code> <a href="edition.json">edition.json</a></p>
<p><a href="${escaped(address)}">${escaped(address)}</a></p>
</footer>
</body>
</html>
`
}

const contentsOf = ({ no, name, directions }: EditionSection, { say, words }: Saying): string =>
  `<p>${no} ${say(name)}</p>
<ol>
${directions.map((it) => `<li><a href="#d-${it.no}">${it.no} ${it.withheld ? escaped(words.withheld) : escaped(it.title)}</a></li>`).join('\n')}
</ol>`

function sectionOf(it: EditionSection, saying: Saying): string {
  const { say, words } = saying
  const terms = words.empty(it.terms) ? '' : `<h3>${escaped(words.terms)}</h3>\n<p>${say(it.terms)}</p>`
  return `<section>
<h2>${it.no} ${say(it.name)}</h2>
${terms}
${it.directions.map((one) => directionOf(one, saying)).join('\n')}
</section>`
}

function directionOf(it: EditionDirection, saying: Saying): string {
  const { say, words } = saying
  if (it.withheld)
    return `<article id="d-${it.no}">\n<h3>${it.no} ${escaped(words.withheld)}</h3>\n${p(words.withheldWhy)}\n</article>`
  const field = it.field === null ? '' : `${say(it.field)} `
  return `<article id="d-${it.no}">
<h3>${it.no} ${escaped(it.title)}</h3>
<p class="sub">${field}${words.office(say(it.office.name), escaped(it.office.phone))}</p>
${it.parts.map((part) => partOf(part, saying)).join('\n')}
</article>`
}

const partOf = ({ title, entries }: EditionPart, saying: Saying): string =>
  `<h4>${saying.say(title)}</h4>\n${entries.map((it) => entryOf(it, saying)).join('\n')}`

function entryOf(it: EditionEntry, { say, words, language }: Saying): string {
  const label = `<b>${say(it.label)}</b>`
  switch (it.sort) {
    case 'text':
      return `<p>${label}</p>\n${it.sentences.map((one) => p(one.text)).join('\n')}`
    case 'value':
      return `<p>${label} ${say(it.value)}</p>`
    case 'list':
      return `<p>${label} ${it.names.map(say).join(words.unitJoin)}</p>`
    case 'money':
      return `<p>${label} ${escaped(formatMoney(it.amount, language))}</p>`
    case 'table':
      return `<table><caption>${say(it.label)}</caption>
<thead><tr>${it.columns.map((one) => `<th scope="col">${say(one)}</th>`).join('')}</tr></thead>
<tbody>
${it.rows.map((row) => `<tr>${row.cells.map((cell) => `<td>${say(cell)}</td>`).join('')}</tr>`).join('\n')}
</tbody></table>`
  }
}

const p = (text: string): string => `<p>${escaped(text)}</p>`

const signs: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}
const escaped = (text: string): string => text.replaceAll(/[&<>"']/g, (it) => signs[it] ?? it)

const style = `
body{margin:0 auto;max-width:46rem;padding:2rem 1.25rem;font:1rem/1.75 serif;color:#1b1b1b;background:#fff}
h1{font-size:1.75rem;line-height:1.4}h2{margin-top:2.5rem}h3{margin-top:2rem}
a{color:#1f4f8f}.sub{color:#555}table{border-collapse:collapse;width:100%}
th,td{border:1px solid #bbb;padding:.35rem .6rem;text-align:left}caption{text-align:left;font-weight:700}
footer{margin-top:3rem;border-top:1px solid #bbb;font-size:.875rem}code{overflow-wrap:anywhere}
nav ol{list-style:none;padding-left:1.5rem}@media print{nav{display:none}article{break-inside:avoid-page}}
`
