import type { ListEntry } from '#core/form/lists.ts'
import type { AssessedElement, KeptEvidence } from '#core/trl/assessment.ts'
import { formatDay, formatSize } from '#text/format.ts'
import { useLanguage } from '../../language.tsx'
import { FilePreview } from '../FilePreview.tsx'
import { Icon } from '../Icon.tsx'
import { supportsByElement } from './assessed.ts'
import { useNames } from './use-names.ts'
import { useLevelWords, useSheetWords } from './words.ts'

interface Props {
  readonly evidence: readonly KeptEvidence[]
  readonly elements: readonly AssessedElement[]
  readonly types: readonly ListEntry[]
  readonly fileHref?: ((file: string) => string) | undefined
  /** How a document differs from an earlier time. */
  readonly mark?: (evidence: string) => string | undefined
}

/** The documents, each with what it shows, in words. */
export function EvidenceTable({ evidence, elements, types, fileHref, mark }: Props) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const language = useLanguage()
  const names = useNames(elements, types)
  if (evidence.length === 0) return <p className="sub">{words.noEvidence}</p>
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard.
    <section className="mt scroll evidence-table" tabIndex={0} aria-label={words.evidence}>
      <table>
        <thead>
          <tr>
            <th scope="col">{words.no}</th>
            <th scope="col">{words.evidenceName}</th>
            <th scope="col">{words.evidenceType}</th>
            <th scope="col">{words.evidenceIssuer}</th>
            <th scope="col">{words.evidenceDay}</th>
            <th scope="col">{words.evidenceSupports}</th>
            <th scope="col">{words.evidenceFile}</th>
          </tr>
        </thead>
        <tbody>
          {evidence.map((it, at) => (
            <tr key={it.id} className={mark?.(it.id)}>
              <td className="num">{at + 1}</td>
              <td>{it.name === '' ? words.unnamedEvidence : it.name}</td>
              <td>{names.typeName(it.type)}</td>
              <td>{it.issuer}</td>
              <td className="num nb">{it.on === '' ? '' : formatDay(it.on, language)}</td>
              <td>
                {it.supports.length === 0 ? (
                  <span className="err soft">{words.idle}</span>
                ) : (
                  supportsByElement(it.supports, elements).map(({ element, items }) =>
                    element === undefined ? (
                      <span key="gone" className="err soft">
                        {words.orphan}
                      </span>
                    ) : (
                      <p key={element.id}>{words.supports(names.bare(element), items.join(levels.listed))}</p>
                    ),
                  )
                )}
              </td>
              <td>
                {it.file === null ? (
                  <span className="dim">{words.noFile}</span>
                ) : (
                  <>
                    <Icon name="file" />{' '}
                    {fileHref === undefined ? (
                      it.file.name
                    ) : (
                      <a href={fileHref(it.file.id)} download>
                        {it.file.name}
                      </a>
                    )}{' '}
                    <span className="dim small num">{formatSize(it.file.size)}</span>
                    {fileHref === undefined ? null : (
                      <FilePreview href={fileHref(it.file.id)} name={it.file.name} />
                    )}
                    <small className="hash-text dim">{words.sha(it.file.sha256)}</small>
                  </>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
