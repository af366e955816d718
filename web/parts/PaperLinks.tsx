import { type MouseEvent, useState } from 'react'
import { addressOf } from '../api.ts'
import { Icon } from './Icon.tsx'
import { PaperPreview } from './PaperPreview.tsx'
import { usePaperWords } from './paper-words.ts'
import './paper-links.css'

/** How a paper is asked for: as which file, in which words, to be kept or to be looked at. */
export interface AskedPaper {
  readonly format: 'docx' | 'pdf'
  readonly words: 'zh' | 'both'
  readonly show?: 'page'
}

interface Props {
  /** What is downloaded, said before the links. */
  readonly lead?: string
  /** Which one it is, for those who hear a link without what stands around it. */
  readonly of: string
  readonly href: (asked: AskedPaper) => string
  /** What is only read and kept: no Word, and a second language in the preview alone. */
  readonly short?: boolean
}

/** One line: to look at, and as Word and PDF, in Chinese or with English beside it. */
export function PaperLinks({ lead, of, href, short = false }: Props) {
  const { links: words } = usePaperWords()
  const [shown, show] = useState(false)
  const page = (it: AskedPaper['words']) => href({ format: 'pdf', words: it, show: 'page' })
  const link = (format: AskedPaper['format'], language: AskedPaper['words']) => (
    <a href={href({ format, words: language })} download>
      {format === 'docx' ? words.word : words.pdf}
      <span className="unseen">{words.wordOf(language === 'both' ? `${of} (${words.bilingual})` : of)}</span>
    </a>
  )
  // Where a page cannot hold a PDF, or is too small to read one in, the browser opens it beside.
  const look = (event: MouseEvent) => {
    if (!navigator.pdfViewerEnabled || window.innerWidth < 720) return
    event.preventDefault()
    show(true)
  }
  return (
    <span className="paper-links">
      {lead === undefined ? null : (
        <span className="nb">
          <Icon name="download" /> {lead}
        </span>
      )}
      <span className="nb">
        <a href={page('zh')} target="_blank" rel="noopener" onClick={look}>
          {words.preview}
          <span className="unseen">{words.wordOf(of)}</span>
        </a>{' '}
        {short ? null : link('docx', 'zh')} {link('pdf', 'zh')}
      </span>
      {short ? null : (
        <span className="nb">
          <span className="dim">{words.both}</span> {link('docx', 'both')} {link('pdf', 'both')}
        </span>
      )}
      {shown ? <PaperPreview title={of} addressIn={page} onClose={() => show(false)} /> : null}
    </span>
  )
}

interface BlankProps {
  readonly call: string
  readonly kind: string
  readonly name: string
  readonly lead?: string
}

/** The blank form of a kind. */
export function BlankLinks({ call, kind, name, ...lead }: BlankProps) {
  return (
    <PaperLinks
      {...lead}
      of={name}
      href={(query) => addressOf('GET /calls/:call/kinds/:kind/paper', { params: { call, kind }, query })}
    />
  )
}

interface FilledProps {
  readonly id: string
  readonly name: string
  readonly lead?: string
  readonly version?: number
}

/** A suggestion on its form: one version, or as it stands. */
export function FilledLinks({ id, name, version, ...lead }: FilledProps) {
  return (
    <PaperLinks
      {...lead}
      of={name}
      href={(query) =>
        addressOf('GET /suggestions/:id/paper', { params: { id }, query: { ...query, version } })
      }
    />
  )
}

interface LetterProps {
  readonly id: string
  readonly fact: number
  readonly name: string
}

/** The letter on a step of a suggestion. */
export function LetterLinks({ id, fact, name }: LetterProps) {
  const { links: words } = usePaperWords()
  return (
    <PaperLinks
      short
      lead={words.letter}
      of={name}
      href={(query) => addressOf('GET /suggestions/:id/letters/:fact/paper', { params: { id, fact }, query })}
    />
  )
}
