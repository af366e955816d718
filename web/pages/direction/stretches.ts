/** A stretch of a source's text that a place of the direction comes from; the whole text where there are no ends. */
export interface Link {
  readonly place: string
  readonly suggestion: string
  readonly path: string
  readonly from: number | null
  readonly to: number | null
}

/** A piece of text that all the same places come from. */
export interface Part {
  readonly from: number
  readonly to: number
  readonly text: string
  readonly places: readonly string[]
}

/** A sentence, the least that can be taken by one key, cut into pieces where marks begin and end. */
export interface Sentence {
  readonly from: number
  readonly to: number
  readonly parts: readonly Part[]
}

const ends = /[。！？；!?;\n]+[”’）)」』]*|\.(?=\s|$)/g

/** Where sentences end, the last one included. */
function endsOf(text: string): readonly number[] {
  const found = [...text.matchAll(ends)].map((it) => it.index + it[0].length)
  return found.at(-1) === text.length ? found : [...found, text.length]
}

/** The text in sentences, each with the places that draw on it. Offsets count UTF-16 units, as the server's do. */
export function sentencesOf(text: string, links: readonly Link[]): readonly Sentence[] {
  const marks = links.map((it) => ({ ...it, from: it.from ?? 0, to: it.to ?? text.length }))
  const cuts = marks.flatMap((it) => [it.from, it.to])
  let start = 0
  return endsOf(text).flatMap((end) => {
    if (end <= start) return []
    const [from, to] = [start, end]
    start = end
    const inside = [...new Set([from, ...cuts.filter((it) => it > from && it < to), to])].sort(
      (a, b) => a - b,
    )
    const parts = inside.slice(0, -1).map((at, n) => {
      const until = inside[n + 1] ?? to
      const places = marks.filter((it) => it.from < until && it.to > at).map((it) => it.place)
      return { from: at, to: until, text: text.slice(at, until), places: [...new Set(places)] }
    })
    return [{ from, to, parts }]
  })
}

/** One place and one text are tied by one link, so a second stretch of the same text widens the first. */
export function joined(links: readonly Link[], added: Link): readonly Link[] {
  const known = links.find((it) => it.suggestion === added.suggestion && it.path === added.path)
  if (known === undefined) return [...links, added]
  const whole = known.from === null || added.from === null
  const wider: Link = {
    ...added,
    from: whole ? null : Math.min(known.from ?? 0, added.from ?? 0),
    to: known.to === null || added.to === null || whole ? null : Math.max(known.to, added.to),
  }
  return links.map((it) => (it === known ? wider : it))
}
