import { addressOf } from '../api.ts'
import { Icon } from './Icon.tsx'
import { usePaperWords } from './paper-words.ts'
import './paper-links.css'

type Format = 'docx' | 'pdf'
type In = 'zh' | 'both'

interface Props {
  /** What is downloaded, said before the links. */
  readonly lead?: string
  /** Which one it is, for those who hear a link without what stands around it. */
  readonly of: string
  readonly href: (format: Format, words: In) => string
}

/** One line: Word and PDF, in Chinese or with English beside it. */
function PaperLinks({ lead, of, href }: Props) {
  const { links: words } = usePaperWords()
  const link = (format: Format, language: In) => (
    <a href={href(format, language)} download>
      {format === 'docx' ? words.word : words.pdf}
      <span className="unseen">{words.wordOf(language === 'both' ? `${of} (${words.bilingual})` : of)}</span>
    </a>
  )
  return (
    <span className="paper-links">
      {lead === undefined ? null : (
        <span className="nb">
          <Icon name="download" /> {lead}
        </span>
      )}
      <span className="nb">
        {link('docx', 'zh')} {link('pdf', 'zh')}
      </span>
      <span className="nb">
        <span className="dim">{words.both}</span> {link('docx', 'both')} {link('pdf', 'both')}
      </span>
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
      href={(format, words) =>
        addressOf('GET /calls/:call/kinds/:kind/paper', { params: { call, kind }, query: { format, words } })
      }
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
      href={(format, words) =>
        addressOf('GET /suggestions/:id/paper', { params: { id }, query: { format, words, version } })
      }
    />
  )
}
