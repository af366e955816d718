import { useQuery } from '@tanstack/react-query'
import { type Answer, request } from '../../api.ts'
import { usePersonalWords } from '../../parts/personal-words.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useTitle } from '../../parts/title.ts'
import { Erasure } from './Erasure.tsx'
import { columnsOf, instants, useSaid } from './said.ts'

type Held = Answer<'GET /me/data'>

/** What is held for the account of whoever looks, and the way to have it erased. */
export default function MyDataPage() {
  const words = usePersonalWords()
  useTitle(words.title)
  const asked = useQuery({
    queryKey: ['my-data'],
    queryFn: ({ signal }) => request('GET /me/data', { signal }),
  })
  return (
    <div className="wrap desk-page">
      <header className="row sp wrapping">
        <h1>{words.title}</h1>
        {asked.data === undefined ? null : (
          <button type="button" className="btn" onClick={() => download(words.fileName, asked.data)}>
            {words.download}
          </button>
        )}
      </header>
      <p className="sub">{words.why}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        asked.data.sections.map((it) => (
          <Section key={it.name} name={it.name} rows={it.rows} names={asked.data.names} />
        ))
      )}
      <Erasure />
    </div>
  )
}

function Section({ name, rows, names }: Held['sections'][number] & Pick<Held, 'names'>) {
  const words = usePersonalWords()
  const said = useSaid(names)
  const columns = columnsOf(name, rows)
  const headOf = (column: string): string =>
    words.headIn[`${name} ${column}`] ?? words.columns[column] ?? column
  const title = words.sections[name] ?? name
  return (
    <section>
      <h2>{title}</h2>
      <Scroll label={title} stacks={rows.length > 1}>
        {rows.length === 1 ? (
          <table>
            <tbody>
              {columns.map((it) => (
                <tr key={it}>
                  <th scope="row">{headOf(it)}</th>
                  <td>{said(name, it, rows[0] ?? {})}</td>
                </tr>
              ))}
            </tbody>
          </table>
        ) : (
          <table>
            <thead>
              <tr>
                {columns.map((it) => (
                  <th key={it} scope="col" className="nb">
                    {headOf(it)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name of their own and stay in their order
                <tr key={at}>
                  {columns.map((it) => (
                    <td key={it} className={instants.has(it) ? 'nb' : undefined}>
                      <span className="stacked-head">{headOf(it)} </span>
                      {said(name, it, row)}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </Scroll>
    </section>
  )
}

/** A file of what was answered, made in the browser. */
function download(name: string, held: Held): void {
  const url = URL.createObjectURL(new Blob([JSON.stringify(held, null, 2)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${name}.json`
  link.click()
  URL.revokeObjectURL(url)
}
