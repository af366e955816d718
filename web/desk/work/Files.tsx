import { formatSize } from '#text/format.ts'
import { addressOf } from '../../api.ts'
import { FilePreview } from '../../parts/FilePreview.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { FilledLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useVersion } from '../read.ts'
import { useDeskWords } from '../words.ts'

interface Props {
  readonly id: string
  readonly version: number
  readonly label: (field: string) => string
}

/** The files of the latest version, with the digest by which each can be told from another. */
export function Files({ id, version, label }: Props) {
  const words = useDeskWords()
  const papers = usePaperWords()
  const read = useVersion(id, version)
  if (version === 0) return <p className="pad dim">{words.noVersion}</p>
  if (read.isError) return <Broken error={read.error} again={() => void read.refetch()} />
  if (read.data === undefined) return <Waiting />
  if (read.data.purged) return <p className="pad dim">{words.purged}</p>
  const form = (
    <FilledLinks id={id} version={version} name={words.version(version)} lead={papers.links.this} />
  )
  if (read.data.files.length === 0)
    return (
      <div className="pad">
        <p className="papers-line">{form}</p>
        <p className="dim">{words.files.none}</p>
      </div>
    )
  return (
    <ul className="files pad">
      <li>{form}</li>
      {read.data.files.map((file) => (
        <li key={file.id}>
          <a
            href={addressOf('GET /suggestions/:id/files/:file', { params: { id, file: file.id } })}
            download={file.name}
            aria-label={words.files.download(file.name)}
          >
            <Icon name="file" /> {file.name}
          </a>
          <FilePreview
            href={addressOf('GET /suggestions/:id/files/:file', { params: { id, file: file.id } })}
            name={file.name}
          />
          <p className="dim small num">
            {label(file.field)} · {formatSize(file.size)} ·{' '}
            {file.scanned === 'clean' ? words.files.clean : words.files.notScanned}
            {file.said === null || file.said === 'read' ? null : ` · ${words.files.unsaid[file.said]}`}
          </p>
          {file.sha256 === null ? null : (
            <p className="dim tiny digest">
              {words.files.digest} {file.sha256}
            </p>
          )}
        </li>
      ))}
    </ul>
  )
}
