import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Answer, addressOf, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { base64Of, mostTableBytes, TableFile } from '../../parts/TableFile.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { askExperts } from './read.ts'
import { useExpertsWords } from './words.ts'

export type Looked = Answer<'POST /experts/import/preview'>

interface Chosen {
  readonly name: string
  readonly content: string
}

/** A file is read and every row looked at before anything is taken in. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { bulk: words } = useExpertsWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [key] = useState(newId)
  const [chosen, setChosen] = useState<Chosen>()
  const [looked, setLooked] = useState<Looked>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const read = async (picked: File) => {
    setLooked(undefined)
    setChosen(undefined)
    setProblem(undefined)
    if (picked.size > mostTableBytes) return setProblem(words.problems['too-large'])
    setBusy(true)
    try {
      const content = await base64Of(picked)
      const found = await request('POST /experts/import/preview', { body: { name: picked.name, content } })
      setChosen({ name: picked.name, content })
      setLooked(found)
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  const ready = looked !== undefined && looked.problem === null && looked.faulty === 0 && looked.fresh > 0
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || chosen === undefined || !ready) return
    setBusy(true)
    try {
      const done = await request('POST /experts/import', { body: { ...chosen, key } })
      if (done.taken) {
        await askExperts(queries)
        say(words.done(done.added))
        onClose()
      } else {
        setLooked(done.looked)
        setBusy(false)
      }
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.why}</p>
        <div className="row wrap-row">
          <TableFile label={words.choose} onPick={(it) => void read(it)} />
          <a className="btn text" href={addressOf('GET /experts/template', { query: { language } })} download>
            <Icon name="download" /> {words.template}
          </a>
        </div>
        <p className="hint">{words.chooseHint}</p>
        <div role="status">
          {busy && looked === undefined
            ? words.reading
            : chosen === undefined
              ? null
              : words.chosen(chosen.name)}
        </div>
        {looked === undefined ? null : <ImportPreview looked={looked} />}
        <DialogEnd
          go={ready ? words.go(looked.fresh) : undefined}
          problem={problem}
          busy={busy}
          onClose={onClose}
        />
      </form>
    </Dialog>
  )
}
