import { useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { TextField } from '../../parts/Field.tsx'
import { say as tell, useSentence } from '../../parts/Message.tsx'
import { instantOf } from '../rounds/due.ts'
import { useStatusWords } from '../status/words.ts'

type Pause = Answer<'GET /status'>['pauses'][number]

const blank = { from: '', to: '', zh: '', en: '' }

/** What is announced, taken back with a press, and one more announced with four answers. */
export function Pauses({ pauses }: { readonly pauses: readonly Pause[] }) {
  const { health: words, ...status } = useStatusWords()
  const language = useLanguage()
  const say = useSay()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [asked, setAsked] = useState(blank)
  const [problem, setProblem] = useState<string>()
  const set = (change: Partial<typeof blank>) => setAsked({ ...asked, ...change })
  const send = async (wanted: readonly Pause[], done: string): Promise<boolean> => {
    try {
      await request('PUT /admin/pauses', { body: { pauses: [...wanted] } })
      await queries.invalidateQueries({ queryKey: ['health'] })
      tell(done)
      return true
    } catch (error) {
      tell(sentence(error), { tone: 'block' })
      return false
    }
  }
  const add = async (event: FormEvent) => {
    event.preventDefault()
    const [from, to] = [instantOf(asked.from), instantOf(asked.to)]
    const says = { zh: asked.zh.trim(), en: asked.en.trim() }
    if (from === null || to === null || says.zh === '' || says.en === '') return setProblem(words.needAll)
    if (to <= from) return setProblem(words.order)
    setProblem(undefined)
    if (await send([...pauses, { from, to, says }], words.added)) setAsked(blank)
  }
  return (
    <section className="part">
      <h2>{words.pauses}</h2>
      <p className="sub">{words.pausesWhy}</p>
      {pauses.length === 0 ? (
        <p>{status.noPauses}</p>
      ) : (
        <ul>
          {pauses.map((it) => (
            <li key={`${it.from} ${it.to} ${it.says.zh}`}>
              <span className="num">
                {status.from(formatInstant(it.from, language), formatInstant(it.to, language))}
              </span>
              <br />
              {say(it.says)}{' '}
              <button
                type="button"
                className="btn text sm"
                aria-label={words.removeNamed(say(it.says))}
                onClick={() =>
                  void send(
                    pauses.filter((one) => one !== it),
                    words.removed,
                  )
                }
              >
                {words.remove}
              </button>
            </li>
          ))}
        </ul>
      )}
      <form className="pause-form" noValidate onSubmit={(event) => void add(event)}>
        <TextField
          type="datetime-local"
          label={words.from}
          value={asked.from}
          onChange={(from) => set({ from })}
        />
        <TextField type="datetime-local" label={words.to} value={asked.to} onChange={(to) => set({ to })} />
        <TextField label={words.zh} maxLength={200} value={asked.zh} onChange={(zh) => set({ zh })} />
        <TextField label={words.en} maxLength={200} value={asked.en} onChange={(en) => set({ en })} />
        <div className="row">
          <button type="submit" className="btn">
            {words.add}
          </button>
          {problem === undefined ? null : (
            <span className="blocked" role="alert">
              {problem}
            </span>
          )}
        </div>
      </form>
    </section>
  )
}
