import { useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useState } from 'react'
import { type Feature, features } from '#core/feature.ts'
import { type Answer, request } from '../../api.ts'
import { wordsOf } from '../../language.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { ReasonEnd, saysWhy } from '../../parts/ReasonEnd.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'

const useFeatureWords = wordsOf(
  () => import('#text/zh-CN/web/features.ts').then((it) => it.featureWords),
  () => import('#text/en/web/features.ts').then((it) => it.featureWords),
)

/** Parts of the site that triage lets rest when too many people come. */
export function Features() {
  const words = useFeatureWords()
  const asked = useQuery({
    queryKey: ['resting-features'],
    queryFn: ({ signal }) => request('GET /resting-features', { signal }),
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
    if (!saysWhy(reason)) return setProblem(words.reasonWrong)
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
      <ReasonEnd words={words} maySet={maySet} reason={reason} problem={problem} onChange={setReason} />
    </form>
  )
}
