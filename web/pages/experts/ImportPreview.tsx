import { Sheet } from '../../desk/Sheet.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Looked } from './ImportDialog.tsx'
import { useExpertsWords, useTableWords } from './words.ts'

type Row = Looked['rows'][number]

/** Rows in order are many and say little; the first of them stand for the others. */
const mostShown = 30

/** What was found in a file, its faulty rows first, each with cell and reason. */
export function ImportPreview({ looked }: { readonly looked: Looked }) {
  const { bulk: words, and } = useExpertsWords()
  const table = useTableWords()
  if (looked.problem !== null)
    return (
      <p className="find block" role="alert">
        {words.problems[looked.problem]}
        {looked.missing.map((it) => table.columns[it]).join(and)}
      </p>
    )
  const faulty = looked.rows.filter((it) => it.fate === 'faulty')
  const fine = looked.rows.filter((it) => it.fate !== 'faulty')
  const shown = [...faulty.slice(0, 200), ...fine.slice(0, mostShown)]
  return (
    <>
      <p className={faulty.length > 0 ? 'find block' : 'find good'} role="status">
        <b>
          <Icon name={faulty.length > 0 ? 'block' : 'check'} />{' '}
          {words.counts(looked.fresh, looked.known, looked.faulty)}
        </b>{' '}
        {faulty.length > 0 ? words.mend : looked.fresh === 0 ? words.nothing : null}
      </p>
      <div className="import-rows">
        <Sheet
          stacks
          caption={words.title}
          heads={[words.columns.row, words.columns.who, words.columns.unit, words.columns.says]}
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

function PreviewRow({ row }: { readonly row: Row }) {
  const { bulk: words, faults } = useExpertsWords()
  const table = useTableWords()
  const says = (code: string, word: string): string =>
    code === 'twice' ? words.twice(word) : (faults[code as keyof typeof faults] ?? code)
  return (
    <tr>
      <td className="num">{row.row}</td>
      <td>
        {row.name}
        <small>{row.email}</small>
      </td>
      <td>{row.orgName}</td>
      <td>
        <span className={row.fate === 'faulty' ? 'blocked' : row.fate === 'known' ? 'dim' : 'good'}>
          <Icon name={row.fate === 'faulty' ? 'block' : row.fate === 'known' ? 'minus' : 'check'} />{' '}
          {words.fates[row.fate]}
        </span>
        {row.findings.map((it) => (
          <small key={`${it.cell} ${it.code} ${it.word}`}>
            {words.finding(
              it.cell,
              table.columns[it.column],
              says(it.code, it.word),
              it.code === 'twice' ? '' : it.word,
            )}
          </small>
        ))}
      </td>
    </tr>
  )
}
