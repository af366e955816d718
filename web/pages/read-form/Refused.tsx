import { Link } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import type { ReadPaper } from '#api/papers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { useSay } from '../../language.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'

interface Props {
  readonly draft: string
  readonly fields: readonly string[]
  readonly form: Form
  readonly read: ReadPaper
}

/** What the draft would not take, with its text, so that nobody has to look for it in the file. */
export function Refused({ draft, fields, form, read }: Props) {
  const words = usePaperWords().make.refused
  const say = useSay()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  return (
    <section className="make-draft">
      <h2 ref={heading} tabIndex={-1}>
        {words.title}
      </h2>
      <p>{words.why}</p>
      <ul>
        {fields.map((id) => {
          const field = fieldsOf(form).find((it) => it.id === id)
          return (
            <li key={id}>
              <b>{field === undefined ? id : say(field.label)}</b>
              <p className="said-text">{read.fields.find((it) => it.field === id)?.text}</p>
            </li>
          )
        })}
      </ul>
      <Link className="btn main lg" to={`/suggestions/${draft}/edit`}>
        {words.open}
      </Link>
    </section>
  )
}
