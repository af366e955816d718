import { useMutation } from '@tanstack/react-query'
import { type DragEvent, type FormEvent, useEffect, useRef, useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useSearchText } from '../../parts/params.ts'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { readReceipt } from './read-receipt.ts'
import { useReceiptWords } from './words.ts'

/** Whether a receipt is ours, and since when; nothing else is told (ruling 34). */
export default function ReceiptPage() {
  const words = useReceiptWords()
  const sentence = useSentence()
  const [no, setNo] = useState(useSearchText('no'))
  const [digest, setDigest] = useState(useSearchText('digest'))
  const [problem, setProblem] = useState<string>()
  const check = useMutation({
    mutationFn: (body: { readonly no: string; readonly digest: string }) =>
      request('POST /receipts/verify', { body }),
  })
  const ask = (asked: { readonly no: string; readonly digest: string }) => {
    const body = { no: asked.no.trim(), digest: asked.digest.replace(/\s/g, '').toLowerCase() }
    const missing = body.no === '' || body.digest === ''
    setProblem(missing ? words.missing : undefined)
    if (!missing) check.mutate(body)
  }
  // The code on a paper leads here with both: nothing is left to press.
  const given = useRef({ no, digest })
  const { mutate } = check
  useEffect(() => {
    if (given.current.no !== '' && given.current.digest !== '') mutate(given.current)
  }, [mutate])
  const submit = (event: FormEvent) => {
    event.preventDefault()
    ask({ no, digest })
  }
  const read = async (file: File | undefined) => {
    if (file === undefined) return
    const found = readReceipt(await file.slice(0, 200_000).text())
    if (found === null) {
      setProblem(words.notReceipt)
      return
    }
    setNo(found.no)
    setDigest(found.digest)
    ask(found)
  }
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      <div className="check-receipt">
        <form className="stack entry" onSubmit={submit} noValidate>
          <TextField label={words.no} hint={words.noHint} value={no} onChange={setNo} autoComplete="off" />
          <TextField
            label={words.digest}
            hint={words.digestHint}
            value={digest}
            onChange={setDigest}
            autoComplete="off"
            spellCheck={false}
          />
          <button type="submit" className="btn main lg">
            {check.isPending ? words.checking : words.check}
          </button>
        </form>
        <FromFile onFile={(file) => void read(file)} />
      </div>
      <div role="status" className="outcome">
        {problem === undefined ? null : <p className="find block">{problem}</p>}
        {check.error === null ? null : <p className="find block">{sentence(check.error)}</p>}
        {check.data === undefined || problem !== undefined ? null : <Outcome answer={check.data} />}
      </div>
    </ReadingPage>
  )
}

function FromFile({ onFile }: { readonly onFile: (file: File | undefined) => void }) {
  const words = useReceiptWords()
  const input = useRef<HTMLInputElement>(null)
  const [over, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onFile(event.dataTransfer.files[0])
  }
  return (
    <section
      className={over ? 'panel drop-here over' : 'panel drop-here'}
      aria-label={words.fileTitle}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      <h2>{words.fileTitle}</h2>
      <p className="sub">{words.fileHint}</p>
      <button type="button" className="btn" onClick={() => input.current?.click()}>
        {words.choose}
      </button>
      <input
        ref={input}
        type="file"
        hidden
        accept=".json,.txt,.html,application/json,text/plain"
        onChange={(event) => onFile(event.target.files?.[0])}
      />
    </section>
  )
}

function Outcome({ answer }: { readonly answer: Answer<'POST /receipts/verify'> }) {
  const words = useReceiptWords()
  const language = useLanguage()
  if (!answer.genuine)
    return (
      <div className="find block">
        <b>{words.mismatch}</b>
        <p>{words.noWhy}</p>
      </div>
    )
  const at = answer.at === null ? '' : formatInstant(answer.at, language)
  return (
    <div className="find good">
      <b>{answer.letter === null ? words.yes : words.letterYes}</b>
      <p>
        {answer.letter === null
          ? words.yesWhy(answer.version ?? 1, at)
          : words.letterWhy(words.letters[answer.letter], at)}
      </p>
      <p>{answer.sealed ? words.sealed : words.notSealed}</p>
      {answer.purged ? <p>{words.purged}</p> : null}
    </div>
  )
}
