import type { Counts, Given } from './Figures.tsx'
import { barsOption } from './options/bars.ts'
import { Picture } from './Picture.tsx'
import { useStatisticsWords } from './words.ts'

type Office = Counts['offices'][number]

/** Which of our colours each stage has, as in the flow. */
const colours: Readonly<Record<Stage, number | null>> = {
  overdue: 2,
  waiting: 0,
  returned: 5,
  open: 1,
  drafting: 3,
  concluded: 4,
  'not-accepted': null,
}

/** Stages of work in an office, as its desk has them. */
const stages = {
  overdue: [],
  waiting: ['submitted'],
  returned: ['office-returned'],
  open: ['accepted', 'reserve'],
  drafting: ['condensing'],
  concluded: ['adopted', 'partly-adopted', 'merged', 'not-adopted'],
  'not-accepted': ['not-accepted'],
} as const
type Stage = keyof typeof stages
const order = Object.keys(stages) as readonly Stage[]

const countAt = (it: Office, stage: Stage): number => {
  if (stage === 'overdue') return it.waiting.overdue
  const all = it.states
    .filter(({ key }) => (stages[stage] as readonly string[]).includes(key))
    .reduce((sum, one) => sum + one.count, 0)
  return stage === 'waiting' ? all - it.waiting.overdue : all
}

/** What lies with each office and how long it waits; in one office also who has it. */
export function Offices({ counts, names, to, alone }: Given & { readonly alone: boolean }) {
  const words = useStatisticsWords()
  const { offices } = words
  const cellOf = (office: string, stage: Stage) =>
    stage === 'overdue' || stage === 'waiting'
      ? { office, state: 'submitted', overdue: stage === 'overdue' ? 'yes' : 'no' }
      : { office, state: stages[stage].join(',') }
  const days = (it: number | null) => (it === null ? { count: null, text: offices.nothing } : { count: it })
  // What a unit has not released yet is no work of the office that it is meant for.
  const busy = counts.offices.filter((it) => order.some((stage) => countAt(it, stage) > 0))
  const shown = order.filter((stage) => busy.some((it) => countAt(it, stage) > 0))
  if (busy.length === 0) return null
  return (
    <>
      <Picture
        title={offices.title}
        says={offices.says}
        legend={shown.map((stage) => ({ name: offices.stages[stage], colour: colours[stage] }))}
        lines={Math.max(4, busy.length * 2.2)}
        option={barsOption({
          rows: busy.map((it) => names.office(it.office)),
          stacks: shown.map((stage) => ({
            name: offices.stages[stage],
            colour: colours[stage],
            values: busy.map((it) => ({
              count: countAt(it, stage),
              pick: JSON.stringify([it.office, stage]),
            })),
          })),
        })}
        behind={(pick) => {
          const [office, stage] = JSON.parse(pick) as [string, Stage]
          return to(cellOf(office, stage))
        }}
        table={{
          heads: [offices.name, ...shown.map((it) => offices.stages[it]), offices.median, offices.longest],
          rows: busy.map((it) => ({
            key: it.office,
            name: names.office(it.office),
            cells: [
              ...shown.map((stage) => ({
                key: stage,
                count: countAt(it, stage),
                to: to(cellOf(it.office, stage)),
              })),
              { key: 'median', ...days(it.waiting.median) },
              { key: 'longest', ...days(it.waiting.longest) },
            ],
          })),
        }}
      />
      {alone && counts.handlers.length > 0 ? <Handlers counts={counts} to={to} /> : null}
    </>
  )
}

function Handlers({ counts, to }: Pick<Given, 'counts' | 'to'>) {
  const words = useStatisticsWords()
  const { handlers, offices } = words
  const rows = counts.handlers.map((it) => ({
    ...it.waiting,
    key: it.handler?.id ?? 'none',
    name: it.handler?.name ?? handlers.nobody,
  }))
  const behind = (handler: string) => to({ state: 'submitted', handler })
  return (
    <Picture
      title={handlers.title}
      legend={[
        { name: offices.stages.overdue, colour: colours.overdue },
        { name: offices.stages.waiting, colour: colours.waiting },
      ]}
      lines={Math.max(4, rows.length * 1.8)}
      option={barsOption({
        rows: rows.map((it) => it.name),
        stacks: [
          {
            name: offices.stages.overdue,
            colour: colours.overdue,
            values: rows.map((it) => ({ count: it.overdue, pick: it.key })),
          },
          {
            name: offices.stages.waiting,
            colour: colours.waiting,
            values: rows.map((it) => ({ count: it.count - it.overdue, pick: it.key })),
          },
        ],
      })}
      behind={behind}
      table={{
        heads: [handlers.name, handlers.waiting, offices.stages.overdue, offices.median, offices.longest],
        rows: rows.map((it) => ({
          key: it.key,
          name: it.name,
          cells: [
            { key: 'count', count: it.count, to: behind(it.key) },
            { key: 'overdue', count: it.overdue },
            { key: 'median', count: it.median },
            { key: 'longest', count: it.longest },
          ],
        })),
      }}
    />
  )
}
