import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../api.ts'
import { useNames } from '../../desk/names.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { OfficeName } from './OfficeName.tsx'
import { type Board, type Placed, stepOf, useAskAgain } from './queries.ts'
import { useAssemblyWords } from './words.ts'

/** The directions of a guide in their order, and those that can still be placed; by buttons or by dragging. */
export function Order({ board }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const sentence = useSentence()
  const names = useNames(board.guide.call)
  const again = useAskAgain(board.guide.id)
  const [busy, setBusy] = useState(false)
  const [dragged, drag] = useState<string>()
  const may = board.may.includes('arrange')
  const ids = board.directions.map((it) => it.id)
  const arrange = (directions: readonly string[], done: string) => {
    if (busy) return
    setBusy(true)
    request('PUT /guides/:id/directions', {
      params: { id: board.guide.id },
      body: { ...stepOf(board.guide), directions: [...directions] },
    })
      .then(again)
      .then(
        () => announce(done),
        (error: unknown) => announce(sentence(error), { tone: 'block' }),
      )
      .finally(() => setBusy(false))
  }
  const nameOf = (it: Placed) => it.title || words.untitled
  const move = (it: Placed, target: Placed | undefined) => {
    if (target === undefined || target.id === it.id || target.kind !== it.kind) return
    const without = ids.filter((id) => id !== it.id)
    const at = without.indexOf(target.id) + (ids.indexOf(it.id) < ids.indexOf(target.id) ? 1 : 0)
    const next = [...without.slice(0, at), it.id, ...without.slice(at)]
    const ofKind = next.filter((id) => board.directions.find((one) => one.id === id)?.kind === it.kind)
    arrange(next, words.moved(nameOf(it), ofKind.indexOf(it.id) + 1))
  }
  const argued = board.candidates.filter((it) => it.state === 'argued')
  return (
    <section className="assembly-order" aria-busy={busy}>
      <h2>{words.placed}</h2>
      {may ? <p className="sub">{words.placedHint}</p> : null}
      {board.directions.length === 0 ? <p className="sub">{words.noneOf}</p> : null}
      {board.guide.kinds.map((kind, section) => {
        const rows = board.directions.filter((it) => it.kind === kind)
        return rows.length === 0 ? null : (
          <div key={kind}>
            <h3>
              {section + 1} {names.kind(kind)}
            </h3>
            <ol>
              {rows.map((it, i) => (
                <li
                  key={it.id}
                  draggable={may}
                  onDragStart={() => drag(it.id)}
                  onDragOver={(event) => may && event.preventDefault()}
                  onDrop={() => {
                    const moved = board.directions.find((one) => one.id === dragged)
                    if (moved) move(moved, it)
                    drag(undefined)
                  }}
                >
                  <Row it={it} call={board.guide.call} />
                  {may ? (
                    <span className="assembly-tools">
                      <button
                        type="button"
                        className="btn text icon sm"
                        aria-label={words.up(nameOf(it))}
                        aria-disabled={i === 0}
                        onClick={() => move(it, rows[i - 1])}
                      >
                        <Icon name="up" />
                      </button>
                      <button
                        type="button"
                        className="btn text icon sm"
                        aria-label={words.down(nameOf(it))}
                        aria-disabled={i === rows.length - 1}
                        onClick={() => move(it, rows[i + 1])}
                      >
                        <Icon name="down" />
                      </button>
                      <button
                        type="button"
                        className="btn text sm"
                        aria-label={words.remove(nameOf(it))}
                        onClick={() =>
                          arrange(
                            ids.filter((id) => id !== it.id),
                            words.removedNow(nameOf(it)),
                          )
                        }
                      >
                        {words.removeShort}
                      </button>
                    </span>
                  ) : null}
                </li>
              ))}
            </ol>
          </div>
        )
      })}
      {may ? (
        <>
          <h2>{words.candidates}</h2>
          {argued.length > 1 ? (
            <button
              type="button"
              className="btn sm"
              onClick={() =>
                arrange([...ids, ...argued.map((it) => it.id)], words.placedNow(words.count(argued.length)))
              }
            >
              {words.placeArgued(argued.length)}
            </button>
          ) : null}
          {board.candidates.length === 0 ? <p className="sub">{words.noneOf}</p> : null}
          <ul>
            {board.candidates.map((it) => (
              <li key={it.id}>
                <Row it={it} call={board.guide.call} />
                <button
                  type="button"
                  className="btn text sm"
                  aria-label={words.place(nameOf(it))}
                  onClick={() => arrange([...ids, it.id], words.placedNow(nameOf(it)))}
                >
                  {words.placeShort}
                </button>
              </li>
            ))}
          </ul>
        </>
      ) : null}
    </section>
  )
}

function Row({ it, call }: { readonly it: Placed; readonly call: string }) {
  const words = useAssemblyWords()
  const names = useNames(call)
  return (
    <span className="assembly-row">
      <Link to={`/directions/${it.id}`}>
        {it.no === null ? null : <span className="num">{it.no} </span>}
        {it.title || words.untitled}
      </Link>
      <span className="sub">
        {words.steps[it.state]} · <OfficeName code={it.office} /> · {names.kind(it.kind)} ·{' '}
        {words.sources(it.sources)}
      </span>
    </span>
  )
}
