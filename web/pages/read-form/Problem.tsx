import { Link } from '@tanstack/react-router'
import { type FormEvent, useState } from 'react'
import type { ReadPaper } from '#api/papers.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { BlankLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import type { Call } from '../../session.tsx'

interface Props {
  readonly problem: NonNullable<ReadPaper['problem']>
  readonly call: Call
  /** The kind that the way here named, for the blank form. */
  readonly wanted: string
  readonly onKind: (kind: string) => void
}

/** Why the file was not read, and the way out. */
export function Problem({ problem, call, wanted, onKind }: Props) {
  const words = usePaperWords()
  const say = useSay()
  const { title, way } = words.problem[problem]
  const kind = call.kinds.find((it) => it.code === wanted)
  const offersBlank = problem === 'declares-entities' || problem === 'another-call' || problem === 'damaged'
  return (
    <div className="find block" role="alert">
      <b>
        <Icon name="block" /> {title}
      </b>
      <p>{way}</p>
      {problem === 'unknown-form' ? <AskKind call={call} onKind={onKind} /> : null}
      {offersBlank && kind !== undefined ? (
        <p>
          <BlankLinks call={call.id} kind={kind.code} name={say(kind.name)} lead={words.blanks} />
        </p>
      ) : offersBlank ? (
        <p>
          <Link to={`/calls/${call.id}`} hash="blank-forms">
            {words.blanks}
          </Link>
        </p>
      ) : null}
    </div>
  )
}

function AskKind({ call, onKind }: Pick<Props, 'call' | 'onKind'>) {
  const words = usePaperWords()
  const say = useSay()
  const [kind, setKind] = useState('')
  const [missing, setMissing] = useState(false)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setMissing(kind === '')
    if (kind !== '') onKind(kind)
  }
  return (
    <form className="ask-kind" onSubmit={submit} noValidate>
      <SelectField
        label={words.kind}
        none={words.make.choose}
        value={kind}
        problem={missing ? words.kindMissing : undefined}
        options={call.kinds.map((it) => ({ value: it.code, label: say(it.name) }))}
        onChange={setKind}
      />
      <button type="submit" className="btn">
        {words.readAsKind}
      </button>
    </form>
  )
}
