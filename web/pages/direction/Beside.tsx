import { Link } from '@tanstack/react-router'
import { Broken } from '../../parts/Screen.tsx'
import { Groups } from '../condense/Groups.tsx'
import { type Member, useDirections, useGroups } from '../condense/read.ts'
import { useCondenseWords, useStepWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { draggedSuggestion, useTake } from './use-take.ts'

/** The office's other directions, and the suggestions that wait to be drawn on. */
export function Beside() {
  const words = useCondenseWords()
  const steps = useStepWords()
  const { view, mayEdit } = useDirectionDesk()
  const directions = useDirections(view.office, view.call)
  const groups = useGroups(view.office, view.call)
  const take = useTake()
  const here = (it: Member) => view.sources.some((one) => one.suggestion.id === it.id)
  const elsewhere = (it: Member) => it.directions.filter((id) => id !== view.id).length
  const own = directions.data?.filter((it) => it.state !== 'abandoned' || it.id === view.id) ?? []
  return (
    <nav className="beside" aria-label={words.tabs.groups}>
      <div className="part-head">
        <h2>{words.groups.directions}</h2>
        <Link className="small" to="/office/$code/condense" params={{ code: view.office }}>
          {words.list.all}
        </Link>
      </div>
      <ul className="others">
        {own.map((it) => (
          <li key={it.id} className={it.id === view.id ? 'on' : undefined}>
            <Link
              to="/directions/$id"
              params={{ id: it.id }}
              aria-current={it.id === view.id ? 'page' : undefined}
            >
              <b>{it.title || words.untitled}</b>
              <small className="num">{words.groups.of(it.sources, steps[it.state])}</small>
            </Link>
          </li>
        ))}
      </ul>
      <div className="part-head">
        <h2>{words.groups.title}</h2>
      </div>
      {groups.isError ? (
        <Broken error={groups.error} again={() => void groups.refetch()} />
      ) : groups.data === undefined ? null : (
        <Groups
          grouped={groups.data}
          isOpen={(group) => group.members.some(here)}
          drag={(it) => (mayEdit && !here(it) ? { as: draggedSuggestion, what: it.id } : null)}
          act={(it) =>
            here(it) ? (
              <span className="tiny good">{words.groups.taken}</span>
            ) : (
              <>
                {elsewhere(it) > 0 ? (
                  <span className="tiny dim">{words.groups.elsewhere(elsewhere(it))}</span>
                ) : null}
                {mayEdit ? (
                  <button
                    type="button"
                    className="link small"
                    aria-label={`${words.groups.take} ${it.title}`}
                    onClick={() => void take([it.id])}
                  >
                    {words.groups.take}
                  </button>
                ) : null}
              </>
            )
          }
        />
      )}
    </nav>
  )
}
