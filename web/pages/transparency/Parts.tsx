import { dayOf, formatDay, formatShortDay } from '#text/format.ts'
import type { Answer } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import { useLanguage } from '../../language.tsx'
import { Chart } from '../../parts/chart/Chart.tsx'
import { Figure } from '../../parts/chart/Figure.tsx'
import { barsOption } from '../statistics/options/bars.ts'
import type { PublicNames } from './names.ts'
import { reachedOption } from './reached-option.ts'
import { useTransparencyWords } from './words.ts'

type Told = Answer<'GET /public/transparency/:call'>
type Side = Told['kinds']

/** Each public figure with its numbers. */
export function Parts({ told, names }: { readonly told: Told; readonly names: PublicNames }) {
  const words = useTransparencyWords()
  const { fields, ends } = words
  const anyHidden = [told.kinds, told.fields, told.types, told.ends].some((side) =>
    side?.cells.some((it) => it.count === null),
  )
  return (
    <div className="told">
      <Reached told={told} />
      <SideFigure title={words.kinds} side={told.kinds} name={names.kind} />
      <SideFigure
        title={fields}
        side={told.fields}
        name={(key) => (key === '' ? fields.none : names.field(key))}
      />
      <SideFigure title={words.types} side={told.types} name={names.orgType} />
      {told.ends === null ? (
        <section className="figure">
          <h2>{ends.title}</h2>
          <p className="says">{ends.later}</p>
        </section>
      ) : (
        <SideFigure
          title={ends}
          side={told.ends}
          name={(key) => (ends.names as Readonly<Record<string, string>>)[key] ?? key}
        />
      )}
      {anyHidden ? <p className="dim small">{words.hiddenNote}</p> : null}
    </div>
  )
}

function Reached({ told }: { readonly told: Told }) {
  const words = useTransparencyWords()
  const language = useLanguage()
  const { reached } = words
  const last = dayOf(told.closes - 1)
  // Days on which too few came to be told are left out, the last one among them.
  const drawn = last <= (told.reached.at(-1)?.day ?? '')
  const years = new Set(told.reached.map((it) => it.day.slice(0, 4)))
  const nameOf = (day: string) => (years.size > 1 ? formatDay(day, language) : formatShortDay(day, language))
  return (
    <Figure
      title={reached.title}
      says={drawn ? reached.says : told.closes > serverNow() ? reached.saysBefore : reached.saysAfter}
      toggle={words.table}
      table={{
        heads: [reached.day, reached.total],
        rows: told.reached.map((it) => ({
          key: it.day,
          name: nameOf(it.day),
          cells: [{ key: 'total', count: it.total }],
        })),
      }}
    >
      <Chart
        label={words.picture(reached.title)}
        lines={15}
        option={reachedOption({
          reached: told.reached,
          last,
          deadline: reached.deadline,
          name: nameOf,
        })}
      />
    </Figure>
  )
}

interface SideProps {
  readonly title: { readonly title: string; readonly name: string }
  readonly side: Side
  readonly name: (key: string) => string
}

/** Told figures as bars, the most first; hidden ones stand in the table as hidden. */
function SideFigure({ title, side, name }: SideProps) {
  const words = useTransparencyWords()
  if (side.withheld)
    return (
      <section className="figure">
        <h2>{title.title}</h2>
        <p className="says">{words.withheld}</p>
      </section>
    )
  const rows = side.cells.toSorted((a, b) => (b.count ?? 0.5) - (a.count ?? 0.5))
  const drawn = rows.filter((it) => it.count !== null && it.count > 0)
  return (
    <Figure
      title={title.title}
      toggle={words.table}
      open={drawn.length === 0}
      table={{
        heads: [title.name, words.count],
        rows: rows.map((it) => ({
          key: it.key,
          name: name(it.key),
          cells: [{ key: 'count', count: it.count, ...(it.count === null ? { text: words.hidden } : {}) }],
        })),
      }}
    >
      {drawn.length === 0 ? null : (
        <Chart
          label={words.picture(title.title)}
          lines={Math.max(4, drawn.length * 1.8)}
          option={barsOption({
            rows: drawn.map((it) => name(it.key)),
            stacks: [
              { name: '', colour: 0, values: drawn.map((it) => ({ count: it.count ?? 0, pick: it.key })) },
            ],
          })}
        />
      )}
    </Figure>
  )
}
