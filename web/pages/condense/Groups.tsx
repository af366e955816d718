import type { ReactNode } from 'react'
import { ModelGroupMark } from './ModelGroups.tsx'
import type { Group, Grouped, Member } from './read.ts'
import { useCondenseWords } from './words.ts'

interface Props {
  readonly grouped: Grouped
  /** What can be done with one suggestion here. */
  readonly act: (member: Member) => ReactNode
  /** What can be dragged from here to elsewhere on the page, and as what. */
  readonly drag?: (member: Member) => { readonly as: string; readonly what: string } | null
  /** What can be done with a whole group. */
  readonly actOnAll?: (group: Group, name: string) => ReactNode
  /** Groups that stand open at first. */
  readonly isOpen: (group: Group) => boolean
}

/** Groups of like suggestions with how much of each is used, then those that stand alone. */
export function Groups({ grouped, act, drag, actOnAll, isOpen }: Props) {
  const words = useCondenseWords()
  if (grouped.groups.length === 0 && grouped.loose.length === 0)
    return <p className="small sub groups-none">{words.groups.nothing}</p>
  return (
    <div className="groups">
      {grouped.groups.map((group) => {
        const used = group.members.filter((it) => it.directions.length > 0).length
        const name = group.name || group.members[0]?.title || words.untitled
        return (
          <details key={group.id} open={isOpen(group)}>
            <summary>
              <b>{name}</b>
              <small>
                <span className="num">{words.groups.state(group.members.length, used)}</span>
                {group.model === null ? null : <ModelGroupMark model={group.model} />}
                <Dots used={used} all={group.members.length} />
              </small>
            </summary>
            {actOnAll?.(group, name)}
            <Members members={group.members} act={act} drag={drag} />
          </details>
        )
      })}
      {grouped.loose.length === 0 ? null : (
        <>
          <h3 className="small sub">{words.groups.loose}</h3>
          <Members members={grouped.loose} act={act} drag={drag} />
        </>
      )}
      {grouped.more ? <p className="small sub">{words.groups.more}</p> : null}
    </div>
  )
}

interface MembersProps {
  readonly members: readonly Member[]
  readonly act: Props['act']
  readonly drag: Props['drag'] | undefined
}

function Members({ members, act, drag }: MembersProps) {
  const words = useCondenseWords()
  return (
    <ul className="members">
      {members.map((it) => {
        const held = drag?.(it) ?? null
        return (
          <li
            key={it.id}
            draggable={held !== null}
            onDragStart={
              held === null ? undefined : (event) => event.dataTransfer.setData(held.as, held.what)
            }
          >
            <span className="member">
              {it.title || words.untitled}
              <small className="num">
                {it.no} · {it.org.name}
              </small>
            </span>
            {act(it)}
          </li>
        )
      })}
    </ul>
  )
}

const mostDots = 10

/** As many marks as suggestions, filled as they are used; the number stands in words beside it. */
function Dots({ used, all }: { readonly used: number; readonly all: number }) {
  const words = useCondenseWords()
  if (all > mostDots) return null
  return (
    <span className="dots" role="img" aria-label={words.groups.used(used, all)}>
      {Array.from({ length: all }, (_, n) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: marks are all alike and never change places.
        <i key={n} className={n < used ? 'y' : undefined} />
      ))}
    </span>
  )
}
