import { Link } from '@tanstack/react-router'
import type { Names } from '../../desk/names.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { Conflicts } from './Marks.tsx'
import { TaskPill } from './pills.tsx'
import { type Item, type Round, standingOf, type Task } from './read.ts'
import { useSteps } from './use-steps.ts'
import { useRoundsWords } from './words.ts'

interface Props {
  readonly round: Round
  readonly item: Item
  readonly names: Names
  /** Chooses somebody: one more, or instead of who has this task. */
  readonly onChoose: (task?: Task) => void
  readonly onRelease: () => void
}

/** One item with its experts, and what can be done about each. */
export function ItemRow({ round, item, names, onChoose, onRelease }: Props) {
  const words = useRoundsWords()
  const condense = useCondenseWords()
  const { takeOut, dropItem } = useSteps(round)
  const title = item.title === null ? words.board.hidden : item.title || condense.untitled
  const has = standingOf(item).length
  const { tend, plan } = round.may
  const shown = item.tasks.filter((it) => it.state !== 'void' || it.open)
  return (
    <tr id={`item-${item.id}`} tabIndex={-1} className={item.stands ? undefined : 'gone'}>
      <td className="judged">
        {round.subjects === 'project' && item.title !== null ? (
          <Link to="/projects/$id" params={{ id: item.id }}>
            <b>{title}</b>
          </Link>
        ) : (
          <b>{title}</b>
        )}
        <small className="block num">
          {[item.no, names.kind(item.kind), names.field(item.field)].filter(Boolean).join('　')}
        </small>
        {item.stands || round.state === 'closed' ? null : (
          <span className="blocked small block">
            <Icon name="block" /> {words.board.gone}
          </span>
        )}
        <span className="row wrap-row">
          {item.stands && tend && !item.masked && round.blind && round.subjects !== 'direction' ? (
            <button
              type="button"
              className="btn sm text"
              aria-label={words.board.releaseOf(title)}
              onClick={onRelease}
            >
              {words.board.release}
              {item.released.length === 0 ? '' : ` ${item.released.length}`}
            </button>
          ) : null}
          {!item.stands && plan ? (
            <button
              type="button"
              className="btn sm text"
              aria-label={words.board.takeOutOf(title)}
              onClick={() => void dropItem(item.id)}
            >
              {words.board.takeOut}
            </button>
          ) : null}
        </span>
      </td>
      <td>
        {item.masked ? (
          <span className="sub small">
            <Icon name="lock" /> {words.board.masked}
          </span>
        ) : shown.length === 0 ? (
          <span className="dim">{words.board.nobody}</span>
        ) : null}
        <ul className="judges">
          {shown.map((it) => (
            <Judge
              key={it.id}
              round={round}
              task={it}
              title={title}
              onChange={() => onChoose(it)}
              onRemove={() => void takeOut(it.id)}
            />
          ))}
        </ul>
        {tend && item.stands && !item.masked ? (
          <button
            type="button"
            className="btn sm text"
            aria-label={words.board.addTo(title)}
            onClick={() => onChoose()}
          >
            <Icon name="plus" /> {words.board.add}
          </button>
        ) : null}
      </td>
      <td className={has < round.perSubject && !item.masked ? 'n num blocked' : 'n num'}>
        {item.masked ? '' : words.board.of(has, round.perSubject)}
      </td>
    </tr>
  )
}

interface JudgeProps {
  readonly round: Round
  readonly task: Task
  readonly title: string
  readonly onChange: () => void
  readonly onRemove: () => void
}

/** One expert of an item: how well they fit, what stands against them, and how far they are. */
function Judge({ round, task, title, onChange, onRemove }: JudgeProps) {
  const words = useRoundsWords()
  const expert = round.experts.find((it) => it.id === task.expert)
  const name = expert?.name ?? ''
  const planning = round.state === 'planning'
  const swap = round.may.tend ? swapOf(round, task) : null
  return (
    <li className={task.conflicts.length > 0 ? 'judge conflict' : 'judge'}>
      <span className="who">
        <b>{name}</b> <span className="sub">{expert?.orgName}</span>
        <small className="block dim">
          {[
            task.fit === null ? null : words.board.fit(task.fit.points),
            task.byHand ? words.board.byHand : null,
            task.declinedAs === null ? null : words.board.declinedAs[task.declinedAs],
            task.declineReason === '' ? null : task.declineReason,
          ]
            .filter(Boolean)
            .join('　')}
        </small>
        {task.conflicts.length === 0 ? null : (
          <span className="blocked small">
            <Icon name="warn" /> {words.unfit.conflict}
            <Conflicts all={task.conflicts} />
          </span>
        )}
      </span>
      {planning ? null : <TaskPill state={task.state} />}
      {swap === null ? null : (
        <button
          type="button"
          className={swap === 'replace' ? 'btn sm' : 'btn sm text'}
          aria-label={words.board[`${swap}In`](name, title)}
          onClick={onChange}
        >
          {words.board[swap]}
        </button>
      )}
      {round.may.tend && planning ? (
        <button
          type="button"
          className="btn sm text icon"
          aria-label={words.board.remove(name, title)}
          onClick={onRemove}
        >
          <Icon name="close" />
        </button>
      ) : null}
    </li>
  )
}

/** Somebody else for a task: pressed for where nobody stands any more, offered where somebody still may. */
function swapOf(round: Round, task: Task): 'replace' | 'change' | null {
  if (task.state === 'handed-in') return null
  if (task.open) return 'replace'
  if (round.state === 'planning') return 'change'
  return round.state === 'open' && task.state !== 'declined' && task.state !== 'void' ? 'change' : null
}
