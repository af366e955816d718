import { type FormEvent, type ReactNode, useState } from 'react'
import { newId } from '../new-id.ts'
import { Dialog } from './Dialog.tsx'
import { DialogEnd } from './DialogEnd.tsx'
import { Icon } from './Icon.tsx'
import { useSentence } from './Message.tsx'
import { base64Of, mostTableBytes, TableFile } from './TableFile.tsx'

interface Chosen {
  readonly name: string
  readonly content: string
}

interface Props<Looked> {
  readonly words: {
    readonly title: string
    readonly why: string
    readonly choose: string
    readonly chooseHint: string
    readonly template: string
    readonly reading: string
    readonly chosen: (name: string) => string
    readonly problems: { readonly 'too-large': string }
  }
  /** Where an empty table lies. */
  readonly template: string
  readonly look: (file: Chosen) => Promise<Looked>
  /** Takes it in, and closes; or gives back what was found meanwhile. */
  readonly take: (file: Chosen & { readonly key: string }) => Promise<Looked | undefined>
  /** What the button says that takes it in; nothing where it cannot be taken. */
  readonly go: (looked: Looked) => string | undefined
  readonly children: (looked: Looked) => ReactNode
  readonly onClose: () => void
}

/** A table is read and every row looked at before anything is taken in. */
export function TableImport<Looked>(props: Props<Looked>) {
  const { words, template, look, take, go, children, onClose } = props
  const sentence = useSentence()
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
      const file = { name: picked.name, content: await base64Of(picked) }
      const found = await look(file)
      setChosen(file)
      setLooked(() => found)
    } catch (error) {
      setProblem(sentence(error))
    } finally {
      setBusy(false)
    }
  }
  const takes = looked === undefined ? undefined : go(looked)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    if (busy || chosen === undefined || takes === undefined) return
    setBusy(true)
    try {
      const found = await take({ ...chosen, key })
      if (found === undefined) return onClose()
      setLooked(() => found)
    } catch (error) {
      setProblem(sentence(error))
    }
    setBusy(false)
  }
  return (
    <Dialog wide title={words.title} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void submit(event)}>
        <p>{words.why}</p>
        <div className="row wrap-row">
          <TableFile label={words.choose} onPick={(it) => void read(it)} />
          <a className="btn text" href={template} download>
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
        {looked === undefined ? null : children(looked)}
        <DialogEnd go={takes} problem={problem} busy={busy} onClose={onClose} />
      </form>
    </Dialog>
  )
}
