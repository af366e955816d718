import type { ReactNode } from 'react'

interface Props {
  /** What is inside, for those who arrive by keyboard. */
  readonly label: string
  /** On a phone each row stands as a block of its own, so that its button is not past the edge. */
  readonly stacks?: boolean
  readonly children: ReactNode
}

/** A wide table that scrolls by itself, by keyboard too, so that the page never does. */
export function Scroll({ label, stacks = false, children }: Props) {
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a scrolling region must be reachable by keyboard (WCAG 2.1.1)
    <section className={stacks ? 'scroll stacks' : 'scroll'} aria-label={label} tabIndex={0}>
      {children}
    </section>
  )
}
