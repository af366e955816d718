import { TextField } from '../../parts/Field.tsx'
import { instantOf } from './due.ts'
import { useRoundsWords } from './words.ts'

/** What is said of a round before it is opened, as it stands in the fields. */
export interface RoundAsked {
  readonly title: string
  readonly perSubject: string
  readonly due: string
  readonly blind: boolean
  readonly numbered: boolean
}

interface Props {
  readonly asked: RoundAsked
  readonly onChange: (asked: RoundAsked) => void
  /** Once it is open only the due time may change. */
  readonly dueOnly?: boolean
}

/** The same fields for a new round and for its settings. */
export function RoundFields({ asked, onChange, dueOnly = false }: Props) {
  const words = useRoundsWords()
  const set = (change: Partial<RoundAsked>) => onChange({ ...asked, ...change })
  const due = (
    <TextField
      type="datetime-local"
      label={words.form.due}
      value={asked.due}
      onChange={(it) => set({ due: it })}
    />
  )
  if (dueOnly) return due
  return (
    <>
      <TextField
        label={words.form.name}
        maxLength={200}
        value={asked.title}
        onChange={(it) => set({ title: it })}
      />
      <div className="round-when">
        <TextField
          type="number"
          min={3}
          label={words.form.perSubject}
          hint={words.form.perSubjectHint}
          value={asked.perSubject}
          onChange={(it) => set({ perSubject: it })}
        />
        {due}
      </div>
      <label className="tick">
        <input
          type="checkbox"
          checked={asked.blind}
          onChange={(event) => set({ blind: event.target.checked })}
        />
        {words.form.blind}
      </label>
      <label className="tick">
        <input
          type="checkbox"
          checked={asked.numbered}
          onChange={(event) => set({ numbered: event.target.checked })}
        />
        {words.form.names}
      </label>
    </>
  )
}

/** What is wrong with the fields, or undefined; the server asks the same again. */
export function wrongIn(
  asked: RoundAsked,
  now: number,
  words: ReturnType<typeof useRoundsWords>['form'],
): string | undefined {
  const due = instantOf(asked.due)
  const number = Number(asked.perSubject)
  if (asked.title.trim() === '') return words.needName
  if (!Number.isInteger(number) || number < 3 || number > 15) return words.needNumber
  return due === null || due <= now ? words.needDue : undefined
}

/** The fields as the contract takes them. */
export const bodyOf = (asked: RoundAsked) => ({
  title: asked.title.trim(),
  perSubject: Number(asked.perSubject),
  blind: asked.blind,
  names: asked.numbered ? ('hidden' as const) : ('shown' as const),
  due: instantOf(asked.due),
})
