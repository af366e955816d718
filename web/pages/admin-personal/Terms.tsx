import { type FormEvent, useState } from 'react'
import { type Answer, request } from '../../api.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { usePersonalWords } from '../../parts/personal-words.ts'

type Term = Answer<'GET /admin/personal'>['terms'][number]

/** How long what is kept, in days; each with what is usual and what it may not be shorter than. */
export function Terms({
  terms,
  again,
}: {
  readonly terms: readonly Term[]
  readonly again: () => Promise<unknown>
}) {
  const { admin: words } = usePersonalWords()
  const sentence = useSentence()
  const [days, setDays] = useState<Readonly<Record<string, string>>>(
    Object.fromEntries(terms.map((it) => [it.kept, String(it.days)])),
  )
  const save = async (event: FormEvent) => {
    event.preventDefault()
    const body = { days: Object.fromEntries(Object.entries(days).map(([name, it]) => [name, Number(it)])) }
    await request('PUT /admin/retention', { body }).then(
      () => {
        say(words.saved)
        return again()
      },
      (error: unknown) => say(sentence(error), { tone: 'block' }),
    )
  }
  return (
    <section>
      <h2>{words.terms}</h2>
      <p className="sub">{words.termsWhy}</p>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <Sheet stacks caption={words.terms} heads={[words.what, words.days, words.bounds]}>
          {terms.map((it) => (
            <tr key={it.kept}>
              <td>{words.kept[it.kept] ?? it.kept}</td>
              <td>
                <input
                  className="in"
                  aria-label={words.kept[it.kept] ?? it.kept}
                  value={days[it.kept] ?? ''}
                  onChange={(event) =>
                    setDays({ ...days, [it.kept]: event.target.value.replaceAll(/\D/g, '').slice(0, 5) })
                  }
                  inputMode="numeric"
                  required
                />
              </td>
              <td className="sub">{words.usual(it.usual, it.least)}</td>
            </tr>
          ))}
        </Sheet>
        <div>
          <button type="submit" className="btn main">
            {words.save}
          </button>
        </div>
      </form>
    </section>
  )
}
