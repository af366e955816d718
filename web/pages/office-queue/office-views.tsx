import type { Answer } from '../../api.ts'
import type { ViewGroup } from '../../desk/Views.tsx'
import { useDeskWords } from '../../desk/words.ts'

const mine = ['mine', 'overdue', 'returned-by-me', 'transferred-in'] as const
const office = [
  'waiting',
  'unassigned',
  'returned',
  'accepted',
  'reserve',
  'not-accepted',
  'objections',
  'opinions',
  'opinions-given',
  'all',
] as const

/** The views with their counts. What only a head clears up is shown to heads. */
export function officeGroups(
  words: ReturnType<typeof useDeskWords>,
  counts: Readonly<Record<string, number>> | undefined,
  person: { readonly head: boolean; readonly works: boolean },
): readonly ViewGroup[] {
  const view = (name: string) => ({
    name,
    label: words.viewNames[name] ?? name,
    count: counts?.[name],
    late: name === 'overdue' || name === 'objections',
  })
  return [
    ...(person.works ? [{ title: words.mine, views: mine.map(view) }] : []),
    { title: words.ofOffice, views: [...office.map(view), ...(person.head ? [view('frozen')] : [])] },
  ]
}

type People = Answer<'GET /offices/:code/desk'>['people']

/** What each has waiting, so that work is given where there is room. */
export function Load({ people }: { readonly people: People }) {
  const words = useDeskWords()
  if (people.length === 0) return null
  return (
    <div>
      <h2>{words.load.title}</h2>
      <dl className="load">
        {people.map((it) => (
          <div key={it.id} style={{ display: 'contents' }}>
            <dt>
              {it.name} {it.head ? <small>{words.load.head}</small> : null}
            </dt>
            <dd className="num">{words.load.waiting(it.waiting)}</dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
