import { useEffect, useRef } from 'react'
import { say } from '../Message.tsx'
import { useFactorWords } from './words.ts'
import './factors.css'

interface Props {
  readonly as: 'h1' | 'h2' | 'h3'
  readonly codes: readonly string[]
  readonly onKept: () => void
}

/** Ten codes, shown this once. */
export function RecoveryCodes({ as: Heading, codes, onKept }: Props) {
  const { codes: words } = useFactorWords()
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const text = codes.join('\n')
  const copy = () => void navigator.clipboard?.writeText(text).then(() => say(words.copied))
  const download = () => {
    const link = document.createElement('a')
    link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: 'text/plain' }))
    link.download = words.file
    link.click()
    setTimeout(() => URL.revokeObjectURL(link.href), 1000)
  }
  return (
    <section className="stack">
      <Heading ref={heading} tabIndex={-1}>
        {words.title}
      </Heading>
      <p>{words.why}</p>
      <ul className="recovery-codes" aria-label={words.list}>
        {codes.map((code) => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
      <div className="row">
        <button type="button" className="btn" onClick={copy}>
          {words.copy}
        </button>
        <button type="button" className="btn" onClick={download}>
          {words.download}
        </button>
      </div>
      <div className="row">
        <button type="button" className="btn main" onClick={onKept}>
          {words.saved}
        </button>
      </div>
    </section>
  )
}
