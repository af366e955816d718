import type { Transition } from './suggestion.ts'

/** The table as a Mermaid state diagram, for docs/workflow.md. */
export const diagramOf = (transitions: readonly Transition[]): string =>
  [
    'stateDiagram-v2',
    '  [*] --> draft',
    ...transitions.map(
      ({ from, move, by, to, when }) =>
        `  ${name(from)} --> ${name(to)}: ${move} (${by})${when ? ` — ${when}` : ''}`,
    ),
  ].join('\n')

const name = (state: string): string => state.replaceAll('-', '_')
