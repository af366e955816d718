import type { Answers, FileAnswer } from '../form/answers.ts'
import type { Field, FieldUse, Form, Section } from '../form/form.ts'
import type { Words } from '../text.ts'

/** How a round shows a subject: whether whose it is stays hidden, and what an officer released of it nevertheless. */
export interface Showing {
  readonly blind: boolean
  /** Ids of sections and of files, and `unitBlock`. */
  readonly released: readonly string[]
}

/** The block of the unit itself, which stands beside the form; no section may have this id. */
export const unitBlock = '@unit'

/** What an expert reads of a subject. */
export interface ShownSubject {
  readonly form: Form
  readonly answers: Answers
  readonly files: readonly FileAnswer[]
  /** Sections that the round keeps back, so that the page can say so. Those for the office alone are not even named. */
  readonly keptBack: readonly { readonly id: string; readonly title: Words }[]
  readonly unit: boolean
}

const aboutPeople: readonly FieldUse[] = ['person-name', 'person-mobile', 'person-email', 'co-proposers']

/**
 * The sections that tell whose a subject is: those marked so, and in a call that was installed before there were marks those
 * that ask for people, so that nobody is named by oversight.
 */
export function whoSections(form: Form): ReadonlySet<string> {
  const marked = form.sections.filter((it) => it.tells === 'who')
  const asks = (section: Section) =>
    section.fields.some((it) => it.use !== undefined && aboutPeople.includes(it.use))
  return new Set((marked.length > 0 ? marked : form.sections.filter(asks)).map((it) => it.id))
}

/** Sections that no expert reads, whatever a round says. */
const forOffice = (section: Section): boolean => section.seenBy === 'office'

const filesIn = (answers: Answers, field: Field): readonly FileAnswer[] =>
  field.kind === 'files' && Array.isArray(answers[field.id]) ? (answers[field.id] as FileAnswer[]) : []

/** What of a form and its answers an expert of the round reads (issue 3: units, people, competition and attachments hidden). */
export function shownOf(form: Form, answers: Answers, { blind, released }: Showing): ShownSubject {
  const who = whoSections(form)
  const free = (id: string) => !blind || released.includes(id)
  const keptBack: { id: string; title: Words }[] = []
  const shown: Record<string, unknown> = {}
  const files: FileAnswer[] = []
  const sections = form.sections.flatMap((section): Section[] => {
    if (forOffice(section)) return []
    const open = !who.has(section.id) || free(section.id)
    if (!open) keptBack.push({ id: section.id, title: section.title })
    const fields = section.fields.filter((field) => {
      if (field.kind !== 'files') {
        if (open && answers[field.id] !== undefined) shown[field.id] = answers[field.id]
        return open
      }
      const some = filesIn(answers, field).filter((it) => free(it.id))
      files.push(...some)
      if (some.length > 0) shown[field.id] = some
      return some.length > 0
    })
    return fields.length === 0 ? [] : [{ ...section, fields }]
  })
  return { form: { ...form, sections, rules: [] }, answers: shown, files, keptBack, unit: free(unitBlock) }
}

/** Something that an officer can release to the experts of a blind round. */
export type Block =
  | { readonly id: string; readonly sort: 'unit' }
  | { readonly id: string; readonly sort: 'section'; readonly title: Words }
  | { readonly id: string; readonly sort: 'file'; readonly name: string }

/** Everything that a blind round hides and an officer may release, in the order of the form; a direction has none of it. */
export function releasableOf(form: Form, answers: Answers): readonly Block[] {
  const who = whoSections(form)
  const inForm = form.sections
    .filter((section) => !forOffice(section))
    .flatMap((section): Block[] => [
      ...(who.has(section.id) && section.fields.some((it) => it.kind !== 'files')
        ? [{ id: section.id, sort: 'section' as const, title: section.title }]
        : []),
      ...section.fields.flatMap((field) =>
        filesIn(answers, field).map(({ id, name }) => ({ id, sort: 'file' as const, name })),
      ),
    ])
  return [{ id: unitBlock, sort: 'unit' }, ...inForm]
}
