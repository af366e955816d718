import type { ReactNode } from 'react'

interface Props {
  readonly caption: string
  readonly heads: readonly string[]
  /** Heads above numbers, which stand to the right as the numbers do. */
  readonly numbers?: readonly string[]
  /** Rows of people or units, which on a phone stand as blocks instead of running past the edge. */
  readonly stacks?: boolean
  readonly children: ReactNode
}

/** A plain table that scrolls sideways on its own where the page is narrow. */
export function Sheet({ caption, heads, numbers = [], stacks = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls sideways must be reachable by keyboard
    <section className={stacks ? 'ledger stacks' : 'ledger'} aria-label={caption} tabIndex={0}>
      <table>
        <thead>
          <tr>
            {heads.map((head) => (
              <th key={head} scope="col" className={numbers.includes(head) ? 'n' : undefined}>
                {head}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>{children}</tbody>
      </table>
    </section>
  )
}
