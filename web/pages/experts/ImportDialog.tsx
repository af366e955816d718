import { useQueryClient } from '@tanstack/react-query'
import { type Answer, addressOf, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { say } from '../../parts/Message.tsx'
import { TableImport } from '../../parts/TableImport.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { askExperts } from './read.ts'
import { useExpertsWords } from './words.ts'

export type Looked = Answer<'POST /experts/import/preview'>

const ready = (it: Looked): boolean => it.problem === null && it.faulty === 0 && it.fresh > 0

/** Experts from a list. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { bulk: words } = useExpertsWords()
  const language = useLanguage()
  const queries = useQueryClient()
  return (
    <TableImport<Looked>
      words={words}
      template={addressOf('GET /experts/template', { query: { language } })}
      look={(body) => request('POST /experts/import/preview', { body })}
      take={async (body) => {
        const done = await request('POST /experts/import', { body })
        if (!done.taken) return done.looked
        await askExperts(queries)
        say(words.done(done.added))
        return undefined
      }}
      go={(it) => (ready(it) ? words.go(it.fresh) : undefined)}
      onClose={onClose}
    >
      {(looked) => <ImportPreview looked={looked} />}
    </TableImport>
  )
}
