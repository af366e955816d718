import { addressOf } from '../../api.ts'
import { useCompareWords } from '../../desk/likeness-words.ts'
import { Icon } from '../../parts/Icon.tsx'
import type { Compared } from './ComparePage.tsx'

/** Attachments of both that say nearly the same: each can be read, with the passages that both have. */
export function AlikeFiles({ it }: { readonly it: Compared }) {
  const { files: words } = useCompareWords()
  return (
    <section className="compare-files" aria-labelledby="alike-files">
      <h2 id="alike-files">{words.title}</h2>
      <ul>
        {it.files.map(({ own, other, percent, passages }) => (
          <li key={`${own.id} ${other.id}`}>
            <p className="row wrapping">
              <Named of={it.one.head.id} file={own} called={words.own} />
              <Named of={it.other.head.id} file={other} called={words.other} />
              <b className="num">
                {words.share} {percent}%
              </b>
            </p>
            {passages.length === 0 ? null : (
              <details>
                <summary>{words.passages}</summary>
                {passages.map((text) => (
                  <blockquote key={text}>{text}</blockquote>
                ))}
              </details>
            )}
          </li>
        ))}
      </ul>
      <p className="small dim">{words.why}</p>
    </section>
  )
}

interface NamedProps {
  readonly of: string
  readonly file: { readonly id: string; readonly name: string }
  readonly called: string
}

function Named({ of, file, called }: NamedProps) {
  const { files: words } = useCompareWords()
  return (
    <span>
      <span className="small dim">{called}</span>{' '}
      <a
        href={addressOf('GET /suggestions/:id/files/:file', { params: { id: of, file: file.id } })}
        download={file.name}
        aria-label={words.download(file.name)}
      >
        <Icon name="file" /> {file.name}
      </a>
    </span>
  )
}
