import { useQueryClient } from '@tanstack/react-query'
import { type Answer, addressOf, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { say } from '../../parts/Message.tsx'
import { TableImport } from '../../parts/TableImport.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { useImportWords } from './words.ts'

export type Looked = Answer<'POST /admin/orgs-import/preview'>

const ready = (it: Looked): boolean => it.problem === null && it.faulty === 0 && it.fresh + it.again > 0

/** Units from a list. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useImportWords()
  const language = useLanguage()
  const queries = useQueryClient()
  return (
    <TableImport<Looked>
      words={words}
      template={addressOf('GET /admin/orgs-template', { query: { language } })}
      look={(body) => request('POST /admin/orgs-import/preview', { body })}
      take={async (body) => {
        const done = await request('POST /admin/orgs-import', { body })
        if (!done.taken) return done.looked
        await queries.invalidateQueries({ queryKey: ['queue', 'admin-orgs'] })
        say(words.done(done.added, done.invited))
        return undefined
      }}
      go={(it) => (ready(it) ? words.go(it.fresh, it.again) : undefined)}
      onClose={onClose}
    >
      {(looked) => <ImportPreview looked={looked} />}
    </TableImport>
  )
}
