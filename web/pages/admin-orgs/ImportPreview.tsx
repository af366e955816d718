import { Sheet } from '../../desk/Sheet.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Looked } from './ImportDialog.tsx'
import { useImportWords, useTableWords } from './words.ts'

type Row = Looked['rows'][number]

/** Rows in order are many and say little; the first of them stand for the others. */
const mostShown = 30

/** What was found in a list, its faulty rows first, each with cell and reason. */
export function ImportPreview({ looked }: { readonly looked: Looked }) {
  const words = useImportWords()
  const table = useTableWords()
  if (looked.problem !== null)
    return (
      <p className="find block" role="alert">
        {words.problems[looked.problem]}
        {looked.missing.map((it) => table.columns[it]).join(words.and)}
      </p>
    )
  const faulty = looked.rows.filter((it) => it.fate === 'faulty')
  const fine = looked.rows.filter((it) => it.fate !== 'faulty')
  const shown = [...faulty.slice(0, 200), ...fine.slice(0, mostShown)]
  const idle = looked.fresh + looked.again === 0
  return (
    <>
      <p className={faulty.length > 0 ? 'find block' : 'find good'} role="status">
        <b>
          <Icon name={faulty.length > 0 ? 'block' : 'check'} />{' '}
          {words.counts(looked.fresh, looked.again, looked.known, looked.faulty)}
        </b>{' '}
        {faulty.length > 0 ? words.mend : idle ? words.nothing : null}
      </p>
      <div className="import-rows">
        <Sheet
          stacks
          caption={words.title}
          heads={[words.columns.row, words.columns.unit, words.columns.contact, words.columns.says]}
        >
          {shown.map((row) => (
            <PreviewRow key={row.row} row={row} />
          ))}
        </Sheet>
      </div>
      {fine.length > mostShown ? <p className="dim">{words.more(fine.length - mostShown)}</p> : null}
    </>
  )
}

const looks = {
  new: { tone: 'good', icon: 'check' },
  unverified: { tone: 'warned', icon: 'warn' },
  again: { tone: 'good', icon: 'check' },
  known: { tone: 'dim', icon: 'minus' },
  faulty: { tone: 'blocked', icon: 'block' },
} as const

function PreviewRow({ row }: { readonly row: Row }) {
  const words = useImportWords()
  const table = useTableWords()
  const fate = row.fate === 'new' && !row.checkDigitFits ? 'unverified' : row.fate
  const { tone, icon } = looks[fate]
  return (
    <tr>
      <td className="num">{row.row}</td>
      <td>
        {row.name}
        <small>{row.creditCode}</small>
      </td>
      <td>{row.contactEmail}</td>
      <td>
        <span className={tone}>
          <Icon name={icon} /> {words.fates[fate]}
        </span>
        {row.knownName === null ? null : <small>{words.knownName(row.knownName)}</small>}
        {row.findings.map((it) => (
          <small key={`${it.cell} ${it.code}`}>
            {words.finding(
              it.cell,
              table.columns[it.column],
              it.code === 'twice' ? words.twice(it.word) : words.faults[it.code],
              it.code === 'twice' ? '' : it.word,
            )}
          </small>
        ))}
      </td>
    </tr>
  )
}
