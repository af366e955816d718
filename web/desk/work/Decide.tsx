import { useQueryClient } from '@tanstack/react-query'
import { useCallback, useEffect, useId, useRef, useState } from 'react'
import { lengthOf } from '#core/text.ts'
import { formatClock } from '#text/format.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Counter, Field, SelectField } from '../../parts/Field.tsx'
import { focusHeading } from '../../parts/focus.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useMe } from '../../session.tsx'
import { useKept } from '../kept.ts'
import type { Names } from '../names.ts'
import { RemarkEditor } from '../RemarkEditor.tsx'
import { askAgain, type One, useFormOf } from '../read.ts'
import { useDeskWords } from '../words.ts'
import {
  asks,
  type Decision,
  decide,
  decisions,
  isDecision,
  isGrave,
  longestReason,
  type Purged,
  unwritten,
  type Written,
} from './decision.ts'
import { Grave, PurgedDialog } from './Grave.tsx'
import { goneBy } from './heads.ts'

interface Props {
  readonly it: One
  readonly heading: 'h2' | 'h3'
  readonly names: Names
  readonly label: (field: string) => string
  /** The decision that a key chose, with a number that grows at every press. */
  readonly asked: { readonly decision: 'accept' | 'return'; readonly n: number } | null
  /** Goes to the next one, where there is a next one. */
  readonly next: (() => void) | null
  /** The suggestion after its move, where there was one. */
  readonly onDone: (decision: Decision, after: One | null) => void
}

/** Where an officer or reviewer decides. The buttons are those the server allows, and the text is kept until it is sent. */
export function Decide({ it, heading: Heading, names, label, asked, next, onDone }: Props) {
  const words = useDeskWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const me = useMe()
  const heading = useId()
  const form = useFormOf(it.call, it.kind, it.callVersion)
  const {
    value,
    keptAt,
    set: keep,
    drop,
  } = useKept<Written>(`zhinan.remark.${me?.person}.${it.id}`, unwritten)
  const [problem, setProblem] = useState<string>()
  const set = useCallback(
    (changes: Partial<Written>) => {
      setProblem(undefined)
      keep(changes)
    },
    [keep],
  )
  const [busy, setBusy] = useState(false)
  const [grave, setGrave] = useState<'freeze' | 'purge' | null>(null)
  const [purged, setPurged] = useState<Purged | null>(null)
  const attempt = useRef({ of: '', key: '' })
  const box = useRef<HTMLElement>(null)
  const open = decisions.filter((one) => it.may.includes(one))
  const first = open[0]
  const choice = isDecision(value.choice) && open.includes(value.choice) ? value.choice : first

  useEffect(() => {
    if (asked === null) return
    const wanted: readonly Decision[] =
      asked.decision === 'accept' ? ['approve', 'accept'] : ['unit-return', 'office-return']
    const found = wanted.find((one) => it.may.includes(one))
    if (found === undefined) return
    set({ choice: found })
    box.current
      ?.querySelector<HTMLElement>(asked.decision === 'accept' ? '.go' : 'textarea, .remarks .btn')
      ?.focus()
  }, [asked, it.may, set])

  if (purged !== null) return <PurgedDialog result={purged} onClose={() => setPurged(null)} />
  if (choice === undefined) return <section className="dec dim small">{words.decide.nothing}</section>
  const takes = asks[choice]

  const missing = (): string | undefined => {
    const { missing: says } = words.decide
    const texts = [value.text, ...Object.values(value.fields)]
    if (texts.some((text) => lengthOf(text) > longestReason)) return says.tooLong
    if (takes.includes('to') && value.to === '') return says.to
    if (takes.includes('code') && value.code === '') return says.code
    if (takes.includes('reason') && value.text.trim() === '') return says.reason
    return undefined
  }

  const send = async (then: 'next' | 'stay') => {
    const title = it.title
    const key = `${choice}.${it.id}.${it.revision}`
    // A repeated press after a lost answer names the same key and stays one move.
    if (attempt.current.of !== key) attempt.current = { of: key, key: newId() }
    const around = box.current?.parentElement ?? null
    setBusy(true)
    setProblem(undefined)
    try {
      const result = await decide(choice, it.id, { revision: it.revision, key: attempt.current.key }, value)
      attempt.current = { of: '', key: '' }
      drop()
      const destroyed = result !== null && 'destroyed' in result ? result : null
      const after = result !== null && 'suggestion' in result ? result.suggestion : null
      if (destroyed !== null) setPurged(destroyed)
      else if (choice === 'transfer' && after?.triage === true) say(words.decide.toTriage(title))
      else say(words.decide.done(words.decide.actions[choice] ?? choice, title))
      if (then === 'next') next?.()
      onDone(choice, after)
      // Asking for what has gone out of sight would only be refused.
      const gone = goneBy(me, choice, it, after) !== null
      await askAgain(queries, gone ? undefined : it.id)
      if (then !== 'next' && destroyed === null && !gone) focusHeading(around)
    } catch (error) {
      setProblem(sentence(error))
      await queries.invalidateQueries({ queryKey: ['suggestion', it.id], exact: true })
    } finally {
      setBusy(false)
      setGrave(null)
    }
  }
  const press = (then: 'next' | 'stay') => {
    const says = missing()
    setProblem(says)
    if (says !== undefined || busy) return
    if (isGrave(choice)) setGrave(choice)
    else void send(then)
  }
  const name = words.decide.actions[choice] ?? choice

  return (
    <section className="dec" aria-labelledby={heading} ref={box}>
      <Heading id={heading}>{words.decide.title}</Heading>
      {open.length < 2 ? null : (
        <div
          className="seg"
          role="radiogroup"
          aria-labelledby={heading}
          style={{ gridTemplateColumns: `repeat(${open.length > 4 ? 3 : open.length}, 1fr)` }}
        >
          {open.map((one) => (
            <label key={one} className={one === choice ? 'on' : ''}>
              <input
                type="radio"
                name={`${heading}-choice`}
                checked={one === choice}
                onChange={() => set({ choice: one })}
              />
              {words.decide.actions[one]}
            </label>
          ))}
        </div>
      )}
      <div className="body">
        <Choices value={value} takes={takes} set={set} names={names} office={it.office} />
        {takes.includes('fields') ? (
          <RemarkEditor
            form={form?.form}
            value={value.fields}
            onChange={(fields) => set({ fields })}
            label={label}
          />
        ) : null}
        {takes.includes('reason') || takes.includes('note') ? (
          <Field
            label={
              choice === 'opinion'
                ? words.decide.opinion
                : takes.includes('note')
                  ? words.decide.note
                  : words.decide.reason
            }
            counter={<Counter value={value.text} max={longestReason} />}
          >
            {(wired) => (
              <textarea
                className="in area"
                rows={3}
                {...wired}
                value={value.text}
                onChange={(event) => set({ text: event.target.value })}
              />
            )}
          </Field>
        ) : null}
      </div>
      <p className="cnt small dim">
        {words.decide.hints[choice]}{' '}
        {keptAt === null || (value.text === '' && Object.keys(value.fields).length === 0)
          ? ''
          : words.decide.kept(formatClock(keptAt))}
      </p>
      {problem === undefined ? null : (
        <p className="find block small" role="alert">
          <Icon name="block" /> {problem}
        </p>
      )}
      <div className="row">
        <button
          type="button"
          className={isGrave(choice) ? 'btn danger go' : 'btn main go'}
          aria-disabled={busy}
          onClick={() => press(next === null ? 'stay' : 'next')}
        >
          {next === null || isGrave(choice) ? name : words.decide.goNext(name)}
        </button>
        {next === null ? null : (
          <button type="button" className="btn" onClick={next}>
            {words.decide.later}
          </button>
        )}
      </div>
      {grave === null ? null : (
        <Grave
          decision={grave}
          it={it}
          busy={busy}
          onGo={() => void send('stay')}
          onClose={() => setGrave(null)}
        />
      )}
    </section>
  )
}

interface ChoicesProps {
  readonly value: Written
  readonly takes: readonly string[]
  readonly set: (changes: Partial<Written>) => void
  readonly names: Names
  readonly office: string | null
}

/** The office to hand it to, or the listed reason. */
function Choices({ value, takes, set, names, office }: ChoicesProps) {
  const words = useDeskWords()
  const inLanguage = useSay()
  const options = (list: readonly { readonly code: string; readonly name: { zh: string; en: string } }[]) =>
    list.map((one) => ({ value: one.code, label: inLanguage(one.name) }))
  if (takes.includes('to'))
    return (
      <SelectField
        label={words.decide.to}
        value={value.to}
        onChange={(to) => set({ to })}
        none={words.decide.chooseOffice}
        options={options((names.call?.offices ?? []).filter((one) => one.code !== office))}
      />
    )
  if (takes.includes('code'))
    return (
      <SelectField
        label={words.decide.code}
        value={value.code}
        onChange={(code) => set({ code })}
        none={words.decide.chooseCode}
        options={options(names.call?.handling.refusalReasons ?? [])}
      />
    )
  return null
}
