import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Feature, features } from '#core/feature.ts'
import { lengthOf } from '#core/text.ts'
import { type Answer, request } from '../../api.ts'
import { wordsOf } from '../../language.tsx'
import { Field } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'

const useFeatureWords = wordsOf(
  () => import('#text/zh-CN/web/features.ts').then((it) => it.featureWords),
  () => import('#text/en/web/features.ts').then((it) => it.featureWords),
)
const leastReason = 5

/** Parts of the site that triage lets rest when too many people come. */
export function Features() {
  const words = useFeatureWords()
  const asked = useQuery({
    queryKey: ['resting-features'],
    queryFn: () => request('GET /resting-features'),
  })
  return (
    <section className="stack" aria-labelledby="resting-features">
      <h2 id="resting-features">{words.title}</h2>
      <p className="sub">{words.why}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        <Choice key={asked.data.resting.join()} {...asked.data} />
      )}
    </section>
  )
}

function Choice({ resting, maySet }: Answer<'GET /resting-features'>) {
  const words = useFeatureWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [chosen, setChosen] = useState<readonly Feature[]>(resting)
  const [reason, setReason] = useState('')
  const [problem, setProblem] = useState<string>()
  const save = (event: FormEvent) => {
    event.preventDefault()
    if (lengthOf(reason.trim()) < leastReason) return setProblem(words.reasonWrong)
    setProblem(undefined)
    request('PUT /resting-features', { body: { resting: [...chosen], reason: reason.trim() } }).then(
      async () => {
        say(words.saved)
        setReason('')
        await queries.invalidateQueries({ queryKey: ['resting-features'] })
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  }
  return (
    <form className="stack features-rest" onSubmit={save} noValidate>
      <fieldset className="field" disabled={!maySet}>
        <legend>{words.stops}</legend>
        {features.map((it) => (
          <label key={it} className="row">
            <input
              type="checkbox"
              checked={chosen.includes(it)}
              onChange={(event) =>
                setChosen(event.target.checked ? [...chosen, it] : chosen.filter((one) => one !== it))
              }
            />
            <span>{words.names[it]}</span>
          </label>
        ))}
      </fieldset>
      {maySet ? (
        <>
          <Field label={words.reason} hint={words.reasonHint} problem={problem}>
            {(wired) => (
              <textarea
                className="in area"
                rows={3}
                {...wired}
                value={reason}
                onChange={(event) => setReason(event.target.value)}
              />
            )}
          </Field>
          <div className="row">
            <button type="submit" className="btn main">
              {words.save}
            </button>
          </div>
        </>
      ) : (
        <p className="dim">{words.readOnly}</p>
      )}
    </form>
  )
}
