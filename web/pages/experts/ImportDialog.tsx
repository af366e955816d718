import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useRef, useState } from 'react'
import { type Answer, addressOf, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { DialogEnd } from '../../parts/DialogEnd.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { ImportPreview } from './ImportPreview.tsx'
import { askExperts } from './read.ts'
import { useExpertsWords } from './words.ts'

export type Looked = Answer<'POST /experts/import/preview'>

interface Chosen {
  readonly name: string
  readonly content: string
}

const mostBytes = 5 * 1024 * 1024

/** A file is read and every row looked at before anything is taken in. */
export function ImportDialog({ onClose }: { readonly onClose: () => void }) {
  const { bulk: words } = useExpertsWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const file = useRef<HTMLInputElement>(null)
  const [key] = useState(newId)
  const [chosen, setChosen] = useState<Chosen>()
  const [looked, setLooked] = useState<Looked>()
  const [problem, setProblem] = useState<string>()
  const [busy, setBusy] = useState(false)
  const read = async (picked: File | undefined) => {
    if (picked === undefined) return
    setLooked(undefined)
    setChosen(undefined)
    setProblem(undefined)
    if (picked.size > mostBytes) return setProblem(words.problems['too-large'])
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
      // The same file, mended, can be chosen again.
      if (file.current !== null) file.current.value = ''
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
          <label className="btn upload">
            <Icon name="upload" /> {words.choose}
            <input
              ref={file}
              type="file"
              className="out-of-sight"
              accept=".xlsx,.csv"
              data-start
              onChange={(event) => void read(event.target.files?.[0])}
            />
          </label>
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

const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
