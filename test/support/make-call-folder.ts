import { aCall } from './make-call.ts'
import { aForm } from './make-form.ts'

const { window: _, ...head } = aCall()
const instant = (it: number) => new Date(it).toISOString()
const [basics, , condensed, declarations] = aForm().sections
const words = { zh: '题', en: 'Question' }

/** The folder that the smallest valid call would be read from; a file changed to `undefined` is not there. */
export const aCallFolder = (
  change: Readonly<Record<string, unknown>> = {},
): Readonly<Record<string, string>> => {
  const call = aCall()
  const files: Record<string, unknown> = {
    'call.json': {
      id: call.id,
      title: head.title,
      short: head.short,
      year: head.year,
      numberPrefix: head.numberPrefix,
      issuer: head.issuer,
      issued: head.issued,
      window: { opens: instant(call.window.opens), closes: '2030-03-01T00:00:00+08:00', unitGraceDays: 5 },
      hotline: head.hotline,
      sponsors: head.sponsors,
      invented: true,
      handling: head.handling,
      uploads: head.uploads,
    },
    'scoring.json': call.scoring,
    'forms/direction.json': call.direction,
    'kinds.json': call.kinds,
    'fields.json': call.fields,
    'livelihoods.json': [],
    'offices.json': call.offices,
    'org-types.json': call.orgTypes,
    'routing.json': { rules: call.routing, aliases: [] },
    'readiness.json': call.readiness,
    'annexes.json': call.annexes,
    'notices.json': call.notices,
    'faq.json': call.faq,
    'to-confirm.json': [],
    'secrecy-words.json': call.secrecyWords,
    'districts.json': { items: call.lists['districts'] },
    'shared/calendar.json': { years: [{ year: 2030, ...call.calendar }] },
    'forms/shared.json': { blocks: { basics, declarations } },
    'forms/condensation.json': { sections: [condensed] },
    'forms/tech.json': {
      id: 'tech',
      title: words,
      sections: [{ block: 'basics' }, aForm().sections[1], { block: 'declarations' }],
      rules: [],
    },
    'forms/study.json': {
      id: 'study',
      title: words,
      sections: [{ block: 'basics', without: ['primaryField', 'fieldNote'] }, { block: 'declarations' }],
    },
    ...change,
  }
  const texts = Object.entries(files).flatMap(([name, it]): [string, string][] =>
    it === undefined ? [] : [[name, typeof it === 'string' ? it : JSON.stringify(it)]],
  )
  return { 'notice.zh-CN.md': call.notice.zh, 'notice.en.md': call.notice.en, ...Object.fromEntries(texts) }
}
