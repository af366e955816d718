import type { SuggestionView } from '#api/suggestions.ts'
import type { Call } from '#core/call/call.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import { type Cell, type Page, type Part, pageOf } from '#documents/dossier/page.ts'
import { deskTimeline as happenedEn } from '#text/en/web/desk-timeline.ts'
import { formatInstant, formatSize } from '#text/format.ts'
import { sentences } from '#text/sentences.ts'
import { deskTimeline as happenedZh } from '#text/zh-CN/web/desk-timeline.ts'
import type { Attached } from '../exports/dossier-attachments.ts'
import type { ProjectTold } from '../exports/dossier-projects.ts'
import type { Reviews } from '../exports/dossier-reviews.ts'
import { type pagesIn, saidIn, wordsIn } from '../exports/dossier-run.ts'
import type { Versions } from '../exports/dossier-versions.ts'
import { reviewParts } from './dossier-reviews.ts'
import type { timelineOf } from './handed-in.ts'

/** What is told of one suggestion, gathered while its files were written. */
export interface Told {
  readonly view: Omit<SuggestionView, 'may'>
  readonly open: boolean
  readonly folder: string
  readonly call: Call
  readonly form: Form
  readonly versions: Versions
  readonly attached: readonly Attached[]
  readonly timeline: Awaited<ReturnType<typeof timelineOf>>
  readonly reviews: Reviews
  readonly assessment: Assessment | undefined
  readonly projects: readonly ProjectTold[]
}

type Spoken = (typeof pagesIn)[number]

/** The page of one suggestion, with a link to each of its files. */
export function suggestionPage(told: Told, { language, file, other }: Spoken, mark: string | null): string {
  const words = wordsIn(language)
  const { view } = told
  const page: Page = {
    language,
    title: view.title === '' ? (view.no ?? words.noNumber) : view.title,
    under: [view.no ?? words.noNumber, sentences(language).suggestion.states[view.state]].join(' · '),
    other: { href: other, text: words.otherLanguage },
    up: { href: `../${file}`, text: words.back },
    about: aboutOf(told, language),
    parts: [
      ...(told.open ? [formsOf(told, language), attachmentsOf(told, language)] : []),
      happenedOf(told, language),
      ...remarksOf(told, language),
      ...reviewParts(told, language),
      ...readinessOf(told, language),
      ...projectsOf(told, language),
      ...receiptsOf(told, language),
      recordsOf(told, language),
    ],
    mark,
  }
  return pageOf(page)
}

function aboutOf({ view, call }: Told, language: Spoken['language']): Page['about'] {
  const words = wordsIn(language)
  const say = saidIn(language)
  const kind = call.kinds.find((it) => it.code === view.kind)
  const time = (at: number | null) => (at === null ? [] : [formatInstant(at, language)])
  const lines: readonly (readonly [string, readonly string[]])[] = [
    [words.head.no, [view.no ?? words.noNumber]],
    [words.head.kind, [kind ? say(kind.name) : view.kind]],
    [words.head.unit, [view.org.name]],
    [
      words.head.filer,
      [[view.filer, ...view.coAuthors].map((it) => it.name).join(language === 'en' ? ', ' : '、')],
    ],
    [words.head.state, [sentences(language).suggestion.states[view.state]]],
    [words.head.office, view.officeRef ? [say(view.officeRef.name)] : []],
    [words.head.first, time(view.firstHandedIn)],
    [words.head.handedIn, time(view.handedIn)],
    [
      words.head.level,
      view.readinessNow === null || view.readinessTarget === null
        ? []
        : [words.levels(view.readinessNow, view.readinessTarget)],
    ],
  ]
  return lines.flatMap(([label, [text]]) => (text === undefined ? [] : [{ label, text }]))
}

function formsOf({ versions }: Told, language: Spoken['language']): Part {
  const words = wordsIn(language)
  const notes = [...(versions.hidden ? [words.hidden] : []), ...(versions.draft ? [words.draftNote] : [])]
  const links = versions.heads.flatMap(({ n, at, by, purged }) => {
    const note = `${formatInstant(at, language)} · ${by}`
    const machine = { href: `versions/${n}.json`, text: `${words.version(n)} (JSON)` }
    return purged
      ? [machine]
      : [{ href: `versions/${n}.pdf`, text: `${words.version(n)} (PDF)`, note }, machine]
  })
  const draft = versions.draft
    ? [
        { href: 'draft.pdf', text: `${words.draft} (PDF)` },
        { href: 'draft.json', text: `${words.draft} (JSON)` },
      ]
    : []
  return { title: words.parts.forms, notes, links: [...links, ...draft] }
}

function attachmentsOf({ attached, folder }: Told, language: Spoken['language']): Part {
  const words = wordsIn(language)
  const title = words.parts.attachments
  if (attached.length === 0) return { title, notes: [words.none] }
  const { name, size, versions, sha256 } = words.columns
  const rows = attached.map((it): Cell[] => [
    it.lacking === 'missing' || it.lacking === 'unreadable'
      ? `${it.name}\n${words.lacks[it.lacking]}`
      : { href: it.path.slice(folder.length + 1), text: it.path.slice(it.path.lastIndexOf('/') + 1) },
    formatSize(it.size),
    it.versions.length === 0 ? words.draft : it.versions.join(language === 'en' ? ', ' : '、'),
    it.lacking === 'changed' || it.lacking === 'cut' ? words.lacks[it.lacking] : { code: it.sha256 },
  ])
  return { title, table: { columns: [name, size, versions, sha256], rows } }
}

function happenedOf({ timeline, call, open }: Told, language: Spoken['language']): Part {
  const words = wordsIn(language)
  const office = (code: string) => {
    const found = call.offices.find((it) => it.code === code)
    return found ? saidIn(language)(found.name) : code
  }
  const known = language === 'en' ? happenedEn : happenedZh
  const rows = timeline.entries.map(({ n, at, happened, by, detail }): Cell[] => {
    const textOf = (name: string) => (typeof detail[name] === 'string' ? detail[name] : '')
    const code = textOf(happened === 'suggestion-transferred' ? 'to' : 'office')
    const fields = detail['fields']
    const version = detail['version']
    return [
      String(n),
      formatInstant(at, language),
      known[happened]?.({
        by: by?.name ?? words.system,
        version: typeof version === 'number' ? version : null,
        fields: Array.isArray(fields) ? fields.length : 0,
        office: code === '' ? '' : office(code),
        handler: '',
        reason: '',
      }) ?? happened,
    ]
  })
  const { time, happened } = words.columns
  return {
    title: words.parts.happened,
    ...(!open && { notes: [words.closed] }),
    table: { columns: ['#', time, happened], rows },
  }
}

function remarksOf({ timeline, form }: Told, language: Spoken['language']): Part[] {
  const words = wordsIn(language)
  const all = timeline.entries.flatMap((it) => it.remarks)
  if (all.length === 0) return []
  const labels = new Map(fieldsOf(form).map((it) => [it.id, saidIn(language)(it.label)]))
  const { time, field, said, by } = words.columns
  const rows = all.map((it): Cell[] => [
    formatInstant(it.at, language),
    it.by.name,
    it.field === '' ? '' : (labels.get(it.field) ?? it.field),
    it.body,
  ])
  return [{ title: words.parts.remarks, table: { columns: [time, by, field, said], rows } }]
}

function readinessOf({ assessment }: Told, language: Spoken['language']): Part[] {
  const words = wordsIn(language)
  if (!assessment) return []
  const rows = assessment.elements.map((it): Cell[] => [
    it.name,
    String(it.level),
    it.target === null ? '' : String(it.target),
  ])
  const { name } = words.columns
  const [now, target] = words.ladder
  return [
    {
      title: words.parts.readiness,
      links: [{ href: 'readiness.json', text: 'readiness.json' }],
      table: { columns: [name, now, target], rows },
    },
  ]
}

function projectsOf({ projects, folder }: Told, language: Spoken['language']): Part[] {
  const words = wordsIn(language)
  if (projects.length === 0) return []
  const { stages } = sentences(language).project
  return [
    {
      title: words.parts.projects,
      parts: projects.map(({ view, folder: place }) => {
        const at = place.slice(folder.length + 1)
        return {
          title: `${view.no} ${view.title}`,
          links: [
            { href: `${at}/project.json`, text: 'project.json' },
            ...view.snapshots.map((it) => ({
              href: `${at}/snapshots/${it.n}.json`,
              text: words.snapshot(it.n),
              note: `${formatInstant(it.at, language)} · ${words.stages(it.stage === 'suggestion' ? words.baseline : stages[it.stage], it.overall ? String(it.overall.level) : '')} · ${it.by.name}`,
            })),
          ],
        }
      }),
    },
  ]
}

function receiptsOf({ view }: Told, language: Spoken['language']): Part[] {
  const words = wordsIn(language)
  if (view.receipts.length === 0) return []
  const { time, state, versions, link } = words.columns
  const rows = view.receipts.map((it): Cell[] => [
    formatInstant(it.at, language),
    words.receipt[it.stage],
    { href: `receipts/${it.fact}-version-${it.version}.json`, text: words.version(it.version) },
    { code: it.digest },
    words.receipt.fact(it.fact, it.checkpoint),
  ])
  return [
    {
      title: words.parts.receipts,
      table: { columns: [time, state, versions, words.receipt.digest, link], rows },
    },
  ]
}

function recordsOf({ timeline, reviews }: Told, language: Spoken['language']): Part {
  const files = [
    'suggestion.json',
    'facts.json',
    ...(timeline.entries.some((it) => it.remarks.length > 0) ? ['remarks.json'] : []),
    ...(reviews.rounds.length + reviews.passedOn.length > 0 ? ['reviews.json'] : []),
  ]
  return { title: wordsIn(language).parts.records, links: files.map((it) => ({ href: it, text: it })) }
}
