/** Instants as people read them, so that a reviewed table says when. */
const plain = (value: unknown): string =>
  JSON.stringify(value, (_, it) =>
    typeof it === 'number' && it > 1e11 ? new Date(it + 8 * 3_600_000).toISOString().slice(0, 16) : it,
  ) ?? 'nothing'

/** What a decision brings, as lines of a reviewed table: what is otherwise than before, then all that comes with it. */
export function brought<It extends object>(
  before: It,
  { becomes, ...more }: { readonly becomes: object },
): readonly string[] {
  const [was, is] = [new Map(Object.entries(before)), new Map(Object.entries(becomes))]
  const other = [...new Set([...was.keys(), ...is.keys()])]
    .filter((it) => plain(was.get(it)) !== plain(is.get(it)))
    .map((it) => (is.has(it) ? `${it}: ${plain(is.get(it))}` : `no ${it}`))
  return [
    `  ${other.join(', ') || 'as it was'}`,
    ...Object.entries(more)
      .flatMap(([name, it]) =>
        Array.isArray(it) ? it.map((one) => [name, one] as const) : [[name, it] as const],
      )
      .map(([name, it]) => `  ${name}: ${plain(it)}`),
  ]
}

/** The same for each step that these people can take with these things: from where, and who. */
export function broughtBy<It extends object, Who>(
  steps: Readonly<Record<string, (who: Who, it: It) => readonly Outcome[]>>,
  people: Readonly<Record<string, Who>>,
  things: readonly It[],
  stands: (it: It) => string,
): string {
  const told = new Map<string, Map<string, string>>()
  for (const [step, decide] of Object.entries(steps))
    for (const it of things)
      for (const [name, who] of Object.entries(people))
        for (const outcome of decide(who, it)) {
          if (!outcome.ok) continue
          const text = [step, ...brought(it, outcome.value)].join('\n')
          const from = told.get(text) ?? new Map<string, string>()
          told.set(text, from)
          const names = from.get(stands(it))?.split(', ') ?? []
          from.set(stands(it), [...new Set([...names, name])].join(', '))
        }
  return `${[...told].map(([text, from]) => [text, ...ways(from)].join('\n')).join('\n\n')}\n`
}

/** The places from which the same people can take a step stand together. */
const ways = (from: ReadonlyMap<string, string>): readonly string[] =>
  [...new Set(from.values())].map((names) => {
    const places = [...from].filter(([, others]) => others === names).map(([place]) => place)
    return `  from ${places.join(', ')}: ${names}`
  })

type Outcome =
  | { readonly ok: true; readonly value: { readonly becomes: object } }
  | { readonly ok: false; readonly error: unknown }
