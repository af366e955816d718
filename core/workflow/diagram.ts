/** One way from a state to another, whatever it is a state of. */
interface Arrow {
  readonly from: string
  readonly by: string
  readonly to: string
  readonly when?: string
}

/** A table of ways as a Mermaid state diagram, for docs/workflow.md. */
export const diagramOf = <Way extends Arrow>(
  first: string,
  ways: readonly Way[],
  called: (way: Way) => string,
): string =>
  [
    'stateDiagram-v2',
    `  [*] --> ${name(first)}`,
    ...ways.map((it) => {
      const { from, by, to, when } = it
      return `  ${name(from)} --> ${name(to)}: ${called(it)} (${by})${when ? ` — ${when}` : ''}`
    }),
  ].join('\n')

const name = (state: string): string => state.replaceAll('-', '_')
