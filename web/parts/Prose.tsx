import type { ReactNode } from 'react'
import { Scroll } from './Scroll.tsx'

interface Block {
  readonly kind: 'h2' | 'h3' | 'p' | 'ol' | 'ul' | 'table'
  readonly lines: readonly string[]
}

interface Props {
  readonly text: string
  /** Begins the ids of its headings. */
  readonly under?: string
}

/** Text of a call as written in its folder: headings, paragraphs, lists, tables and bold words, nothing else and never HTML. */
export function Prose({ text, under }: Props) {
  return (
    <div className="prose">
      {blocksOf(text).map((block, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a text is drawn whole and never reordered
        <BlockOf block={block} key={n} id={`${under ?? 'part'}-${n}`} />
      ))}
    </div>
  )
}

/** The headings of a text with the ids they have when drawn. */
export const headingsOf = (text: string): readonly { readonly id: string; readonly label: string }[] =>
  blocksOf(text).flatMap(({ kind, lines }, n) =>
    kind === 'h2' ? [{ id: `part-${n}`, label: lines[0] ?? '' }] : [],
  )

function BlockOf({ block: { kind, lines }, id }: { readonly block: Block; readonly id: string }) {
  if (kind === 'h2') return <h2 id={id}>{bold(lines[0] ?? '')}</h2>
  if (kind === 'h3') return <h3 id={id}>{bold(lines[0] ?? '')}</h3>
  if (kind === 'p') return <p>{bold(lines.join(' '))}</p>
  if (kind === 'table') return <Table lines={lines} />
  const List = kind
  return (
    <List>
      {lines.map((line) => (
        <li key={line}>{bold(line)}</li>
      ))}
    </List>
  )
}

function Table({ lines }: { readonly lines: readonly string[] }) {
  const [head = [], ...rows] = lines.filter((it) => !/^[|\s:-]+$/.test(it)).map(cellsOf)
  return (
    <Scroll label={head.join(' · ')}>
      <table>
        <thead>
          <tr>
            {head.map((cell) => (
              <th key={cell} scope="col">
                {cell}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells.join()}>
              {cells.map((cell) => (
                <td key={cell} className={/^[\d-]+$/.test(cell) ? 'num nb' : undefined}>
                  {bold(cell)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </Scroll>
  )
}

const cellsOf = (line: string): readonly string[] =>
  line
    .replace(/^\||\|$/g, '')
    .split('|')
    .map((it) => it.trim())

function blocksOf(text: string): readonly Block[] {
  const blocks: { kind: Block['kind']; lines: string[] }[] = []
  let open: { kind: Block['kind']; lines: string[] } | null = null
  const add = (kind: Block['kind'], line: string, joins: boolean) => {
    if (joins && open?.kind === kind) open.lines.push(line)
    else {
      open = { kind, lines: [line] }
      blocks.push(open)
    }
  }
  for (const line of text.split('\n').map((it) => it.replace(/^>\s?/, '').trim())) {
    const heading = /^(#{2,4}) (.*)$/.exec(line)
    const item = /^(?:(\d+)\.|[-*]) (.*)$/.exec(line)
    if (line === '' || /^# /.test(line)) {
      // A blank line between items of a list does not end the list.
      if (open !== null && !['ol', 'ul'].includes((open as Block).kind)) open = null
    } else if (heading) add(heading[1] === '##' ? 'h2' : 'h3', heading[2] ?? '', false)
    else if (line.startsWith('|')) add('table', line, true)
    else if (item) add(item[1] === undefined ? 'ul' : 'ol', item[2] ?? '', true)
    else add('p', line, true)
  }
  return blocks
}

const bold = (text: string): ReactNode =>
  text.split(/\*\*(.+?)\*\*/).map((part, n) =>
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of one sentence, in order
    n % 2 === 1 ? <strong key={n}>{part}</strong> : part,
  )
