import { type FormEvent, useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { PasskeySetUp } from '../../parts/factors/PasskeySetUp.tsx'
import { useTrouble } from '../../parts/factors/use-trouble.ts'
import { useFactorWords } from '../../parts/factors/words.ts'
import { say } from '../../parts/Message.tsx'
import type { FactorsHeld, Question } from './Factors.tsx'

type Passkey = FactorsHeld['passkeys'][number]

interface Props {
  readonly held: readonly Passkey[]
  readonly ask: (question: Question) => void
  readonly again: () => Promise<unknown>
  readonly made: (it: Answer<'POST /me/passkeys'>) => Promise<void>
}

/** The passkeys of an account: one for each device, by the names that their owner gave them. */
export function Passkeys({ held, ask, again, made }: Props) {
  const { account: words, passkey } = useFactorWords()
  const language = useLanguage()
  const [adding, setAdding] = useState(false)
  const [naming, setNaming] = useState<Passkey | null>(null)
  return (
    <div className="factor">
      <h3>{words.passkeys}</h3>
      {held.length === 0 ? <p className="sub">{words.noPasskeys}</p> : null}
      <ul className="rows">
        {held.map((it) => (
          <li key={it.id} className="row sp">
            <span>
              <b>{it.name}</b>{' '}
              <span className="sub small">
                {it.lastUsedAt === null ? words.unused : words.used(formatInstant(it.lastUsedAt, language))}
              </span>
            </span>
            <span className="row">
              <button
                type="button"
                className="btn sm"
                aria-label={`${words.rename} ${it.name}`}
                onClick={() => setNaming(it)}
              >
                {words.rename}
              </button>
              <button
                type="button"
                className="btn sm"
                aria-label={`${words.remove} ${it.name}`}
                onClick={() =>
                  ask({
                    title: words.removePasskey(it.name),
                    why: words.removeWhy,
                    go: words.remove,
                    done: words.removed,
                    act: () => request('DELETE /me/passkeys/:id', { params: { id: it.id } }),
                  })
                }
              >
                {words.remove}
              </button>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <button type="button" className="btn" onClick={() => setAdding(true)}>
          {passkey.add}
        </button>
      </p>
      {adding ? (
        <Dialog title={words.addTitle} onClose={() => setAdding(false)}>
          <PasskeySetUp
            onDone={(it) => {
              setAdding(false)
              say(passkey.added)
              void made(it)
            }}
          />
        </Dialog>
      ) : null}
      {naming === null ? null : <Rename it={naming} onClose={() => setNaming(null)} again={again} />}
    </div>
  )
}

interface RenameProps {
  readonly it: Passkey
  readonly onClose: () => void
  readonly again: () => Promise<unknown>
}

function Rename({ it, onClose, again }: RenameProps) {
  const { account: words } = useFactorWords()
  const trouble = useTrouble()
  const [name, setName] = useState(it.name)
  const [problem, setProblem] = useState<string>()
  const save = async (event: FormEvent) => {
    event.preventDefault()
    try {
      await request('PATCH /me/passkeys/:id', { params: { id: it.id }, body: { name: name.trim() } })
      await again()
      onClose()
    } catch (error) {
      setProblem(trouble(error))
    }
  }
  return (
    <Dialog title={words.renameTitle(it.name)} onClose={onClose}>
      <form className="stack" onSubmit={(event) => void save(event)}>
        <TextField label={words.nameLabel} value={name} onChange={setName} problem={problem} required />
        <button type="submit" className="btn main">
          {words.save}
        </button>
      </form>
    </Dialog>
  )
}
