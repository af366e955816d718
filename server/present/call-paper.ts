import type { Annex, Call } from '#core/call/call.ts'
import type { Paper } from '#documents/paper.ts'
import type { Prose } from '#documents/prose.ts'
import { readinessPaper } from '#documents/readiness.ts'
import { paperOf } from '#documents/sheet.ts'
import type { PaperLanguage } from '#documents/speaking.ts'
import { document as english } from '#text/en/document.ts'
import { document as chinese } from '#text/zh-CN/document.ts'
import type { InstalledCall } from '../call-book.ts'

/** An annex that is no form is the standard of readiness: it is made from what the call assesses by. */
export const standardAnnex = (call: Call, no: string): Annex | undefined =>
  call.annexes.find((it) => it.no === no && it.forms.length === 0)

/** The standard of readiness as an annex of the notice. */
export const annexPaper = ({ call }: InstalledCall, annex: Annex, language: PaperLanguage): Prose =>
  readinessPaper({
    title: annex.title,
    issuer: call.issuer,
    language,
    scale: call.readiness.scale,
    policy: call.readiness.policy,
    checklists: call.readiness.checklists,
    classes: call.lists['techClasses'] ?? [],
  })

/** The condensation sheet alone, blank, as every form of the call has it; undefined where the call has none. */
export function condensationPaper(
  { call, versionId }: InstalledCall,
  language: PaperLanguage,
): Paper | undefined {
  const form = Object.values(call.forms)[0]
  const sections = form?.sections.filter((it) => it.sheet === 'condensation') ?? []
  if (form === undefined || sections.length === 0) return undefined
  const paper = paperOf({
    identity: { call: call.id, version: versionId, kind: '', form: '' },
    form: { ...form, sections },
    lists: call.lists,
    title: { zh: chinese.condensation, en: english.condensation },
    language,
    heads: [],
    filled: undefined,
  })
  // Its title stands above already.
  return { ...paper, sheets: paper.sheets.map(({ parts }) => ({ parts })) }
}
