import { Link } from '@tanstack/react-router'
import { useSay } from '../../language.tsx'
import type { Call } from '../../session.tsx'
import { useHomeWords } from './words.ts'

/** The notice and what was announced after it, newest first. */
export function Notices({ call }: { readonly call: Call }) {
  const words = useHomeWords()
  const say = useSay()
  const later = [...call.notices].sort((a, b) => (a.day < b.day ? 1 : -1))
  return (
    <div>
      <h2>{words.notices}</h2>
      <ul className="ll">
        {later.map((it) => (
          <li key={it.id}>
            <Link className="grow" to={`/calls/${call.id}`} hash={it.id}>
              {say(it.title)}
            </Link>
            <time dateTime={it.day}>{it.day}</time>
          </li>
        ))}
        <li>
          <Link className="grow" to={`/calls/${call.id}`}>
            {say(call.title)}
          </Link>
          <time dateTime={call.issued}>{call.issued}</time>
        </li>
        <li>
          <Link className="grow" to="/transparency" search={{ call: call.id }}>
            {words.figures}
          </Link>
        </li>
      </ul>
    </div>
  )
}

/** The annexes, each leading to what it asks. */
export function Annexes({ call, title }: { readonly call: Call; readonly title?: string }) {
  const words = useHomeWords()
  const say = useSay()
  return (
    <div>
      <h2>{title ?? words.annexes}</h2>
      <ul className="ll">
        {call.annexes.map((annex) => {
          const kind = call.kinds.find((it) => it.annex === annex.no)
          return (
            <li key={annex.no}>
              <span className="no">{words.annexNo(annex.no)}</span>
              <Link
                className="grow"
                to={kind === undefined ? '/readiness' : `/calls/${call.id}/kinds/${kind.code}`}
              >
                {say(annex.title)}
              </Link>
              <span className="k">{kind === undefined ? words.readOnline : words.whatIsAsked}</span>
            </li>
          )
        })}
      </ul>
    </div>
  )
}
