import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { formatInstant } from '#text/format.ts'
import { request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useAccountWords } from './words.ts'

/** Where the account is signed in; any of them can be ended from here. */
export function Sessions() {
  const { sessions: words } = useAccountWords()
  const language = useLanguage()
  const sentence = useSentence()
  const queries = useQueryClient()
  const { data } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => request('GET /sessions', { signal }),
  })
  const end = useMutation({
    mutationFn: (id: string) => request('DELETE /sessions/:id', { params: { id } }),
    onSuccess: () => {
      say(words.ended)
      return queries.invalidateQueries({ queryKey: ['sessions'] })
    },
    onError: (error) => say(sentence(error), { tone: 'block' }),
  })
  const endAll = useMutation({
    mutationFn: () => request('DELETE /sessions'),
    onSuccess: ({ ended }) => {
      say(words.allEnded(ended))
      return queries.invalidateQueries({ queryKey: ['sessions'] })
    },
    onError: (error) => say(sentence(error), { tone: 'block' }),
  })
  return (
    <section>
      <h2>{words.title}</h2>
      <p className="sub">{words.why}</p>
      <Scroll label={words.title} stacks>
        <table>
          <thead>
            <tr>
              <th scope="col">{words.device}</th>
              <th scope="col">{words.address}</th>
              <th scope="col">{words.seen}</th>
              <th scope="col">
                <span className="unseen">{words.end}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {data?.sessions.map((it) => (
              <tr key={it.id}>
                <td>{browserOf(it.agent)}</td>
                <td className="num">{it.address}</td>
                <td className="nb">{formatInstant(it.lastSeen, language)}</td>
                <td>
                  {it.current ? (
                    <span className="sub">{words.here}</span>
                  ) : (
                    <button
                      type="button"
                      className="btn sm"
                      aria-label={words.endNamed(browserOf(it.agent))}
                      onClick={() => end.mutate(it.id)}
                    >
                      {words.end}
                    </button>
                  )}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </Scroll>
      {data !== undefined && data.sessions.length > 1 ? (
        <p className="after-table">
          <button type="button" className="btn" onClick={() => endAll.mutate()}>
            {words.endAll}
          </button>
        </p>
      ) : null}
    </section>
  )
}

/** The browser's name and the system, out of the long line that browsers send. */
function browserOf(agent: string): string {
  const browser = /(Edg|OPR|Firefox|Chrome|Safari)\/?(\d+)?/.exec(agent)
  const system = /(Windows|Android|iPhone|iPad|Mac OS X|Linux)/.exec(agent)
  const name = browser?.[1] === 'Edg' ? 'Edge' : (browser?.[1] ?? agent.slice(0, 40))
  return [name, browser?.[2], system && `· ${system[1]}`].filter(Boolean).join(' ')
}
