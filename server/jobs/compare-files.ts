import { setImmediate as turn } from 'node:timers/promises'
import type { CallVersionId } from '#core/id.ts'
import { attachedPrint, mostAlike, nearlySame, sameShare } from '#core/likeness/attached.ts'
import { hiddenSections } from '#core/permission/redact.ts'
import { formOf } from '../commands/draft/form-of.ts'
import type { Reading } from '../context.ts'
import { attachedTo, filesNear, type NewFilePrint, printedFiles, storeFilePrints } from '../db/alike-files.ts'
import { fileTexts } from '../db/file-texts.ts'

/** Enough of them to see that too many are alike. */
const mostCompared = 2 * mostAlike

/**
 * Compares what is attached to a suggestion with what is attached to others, and writes down what says nearly the same; only what
 * everybody may read who reads the suggestion. Says false where it changed meanwhile. May run twice.
 */
export async function compareFiles(ctx: Reading, id: string): Promise<boolean> {
  const row = await attachedTo(ctx.db, id)
  if (!row) return true
  const done = await printedFiles(ctx.db, id)
  if (row.files.length === 0 && done.length === 0) return true
  const { form } = await formOf(ctx, { callVersion: row.callVersion as CallVersionId, kind: row.kind })
  const hidden = hiddenSections(form, 'reading-office')
  const shown = new Set(
    form.sections.filter((it) => !hidden.includes(it.id)).flatMap((it) => it.fields.map((field) => field.id)),
  )
  const files = row.files.filter((it) => shown.has(it.field)).map((it) => it.id)
  const lacking = files.filter((it) => !done.includes(it))
  const prints: NewFilePrint[] = []
  for (const file of lacking) {
    // Whoever asks something meanwhile does not wait for all of them.
    await turn()
    // One at a time: what a suggestion is found by has a bound for all of them together, and what is compared has none.
    const [said] = await fileTexts(ctx.db, id, [file])
    const own = said && attachedPrint(said.text)
    if (!own) continue
    const alike: { file: string; share: number }[] = []
    for (const near of await filesNear(ctx.db, id, own.bands, mostCompared)) {
      const theirs = attachedPrint(near.text)
      const share = theirs ? sameShare(own, theirs) : 0
      if (share >= nearlySame) alike.push({ file: near.file, share })
    }
    prints.push({ file, bands: own.bands, alike })
  }
  return ctx.db
    .transaction()
    .execute((tx) => storeFilePrints(tx, id, { version: row.version, files }, prints))
}
