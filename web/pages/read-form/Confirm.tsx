import { useEffect, useMemo, useRef, useState } from 'react'
import type { ReadPaper } from '#api/papers.ts'
import type { Answers } from '#core/form/answers.ts'
import type { Field, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { ReadingContext } from '../../form/reading-context.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import type { Call, Me } from '../../session.tsx'
import { CarryReportView } from '../suggestion-edit/CarryReportView.tsx'
import { useForm } from '../suggestion-edit/load.ts'
import { FoundField } from './FoundField.tsx'
import { MakeDraft } from './MakeDraft.tsx'
import { namedIn } from './named.ts'
import { answersIn, isCertain, sorted } from './sorted.ts'
import '../suggestion-edit/notes.css'

interface Props {
  readonly call: Call
  readonly units: Me['memberships']
  readonly read: ReadPaper
}

/** Everything that was read, for its filer to say what of it is right. */
export function Confirm({ call, units, read }: Props) {
  const form = useForm(call.id, read.kind ?? undefined)
  if (form.error) return <Broken error={form.error} again={() => void form.refetch()} />
  if (form.data === undefined) return <Waiting />
  return <Whole call={call} units={units} read={read} {...form.data} />
}

function Whole({ call, units, read, form, lists }: Props & { readonly form: Form; readonly lists: Lists }) {
  const words = usePaperWords()
  const say = useSay()
  const kind = call.kinds.find((it) => it.code === read.kind)
  const [org, setOrg] = useState(units[0]?.org ?? '')
  const orgType = units.find((it) => it.org === org)?.type ?? ''
  const [ticked, setTicked] = useState<ReadonlySet<string>>(
    () => new Set(read.fields.filter(isCertain).map((it) => it.field)),
  )
  const [cleared, setCleared] = useState(false)
  const all = useMemo(() => answersIn(read.fields), [read.fields])
  const order = useMemo(() => sorted(form, kind?.code ?? '', orgType, read), [form, kind, orgType, read])
  const shown = order.sections.flatMap((it) => it.found)
  const taken = useMemo(
    () =>
      Object.fromEntries(
        order.sections
          .flatMap((it) => it.found)
          .flatMap(({ field, it }) =>
            it.state === 'value' && ticked.has(field.id) ? [[field.id, it.value]] : [],
          ),
      ) as Answers,
    [order, ticked],
  )
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  if (kind === undefined || cleared) return cleared ? <Gone call={call} /> : null
  const readable = shown.filter(({ it }) => it.state === 'value').length
  const take = (field: string, on: boolean) =>
    setTicked((before) => new Set(on ? [...before, field] : [...before].filter((it) => it !== field)))
  return (
    <ReadingContext value={{ form, answers: all, lists, call: call.id }}>
      <section className="confirm">
        <h2 ref={heading} tabIndex={-1}>
          {words.confirm.title}
        </h2>
        <p>{words.confirm.lead(say(kind.name))}</p>
        {read.version === 'unknown' ? (
          <p className="find">
            <Icon name="warn" /> {words.confirm.unknownVersion}
          </p>
        ) : null}
        {read.versions === null ? null : (
          <div className="older-form">
            <p>
              <Icon name="info" /> {words.confirm.older}
            </p>
            <CarryReportView
              id={null}
              call={call.id}
              kind={kind.code}
              report={{ ...read.versions, fields: read.carried }}
              done={false}
            />
          </div>
        )}
        {shown.length === 0 ? (
          <Empty title={words.confirm.nothing} why={words.confirm.nothingWhy} />
        ) : (
          <p className="sub num" role="status">
            {words.confirm.chosen(Object.keys(taken).length, readable)}
          </p>
        )}
        {order.sections.map(({ section, found }) => (
          <section key={section.id} aria-labelledby={`found-${section.id}`}>
            <h3 id={`found-${section.id}`}>{say(section.title)}</h3>
            {found.every(({ field }) => field.kind === 'table') ? null : (
              <div className="two-sides heads small dim" aria-hidden="true">
                <span>{words.confirm.theirs}</span>
                <span>{words.confirm.ours}</span>
              </div>
            )}
            <ul>
              {found.map(({ field, it }) => (
                <FoundField
                  key={field.id}
                  field={field}
                  it={it}
                  answers={all}
                  lists={lists}
                  taken={ticked.has(field.id)}
                  onTake={(on) => take(field.id, on)}
                />
              ))}
            </ul>
          </section>
        ))}
        {order.gone.length === 0 ? null : (
          <section>
            <h3>{words.confirm.gone}</h3>
            {order.gone.map((it) => (
              <p key={it.field} className="said-text">
                {it.text}
              </p>
            ))}
          </section>
        )}
        <Folded label={words.confirm.blank} fields={order.blank} />
        <Folded label={words.confirm.missing} fields={order.missing} />
        <NamedFiles found={shown.filter(({ field }) => ticked.has(field.id))} />
      </section>
      {shown.length === 0 ? null : (
        <MakeDraft
          call={call}
          kind={kind}
          form={form}
          units={units}
          org={org}
          onOrg={setOrg}
          read={read}
          answers={taken}
          onSecret={() => setCleared(true)}
        />
      )}
    </ReadingContext>
  )
}

/** Which files the ticked rows name, and where: paper carries none, and whoever attaches one has to choose it in its row again. */
function NamedFiles({ found }: { readonly found: Parameters<typeof namedIn>[0] }) {
  const { confirm: words } = usePaperWords()
  const say = useSay()
  const named = namedIn(found)
  if (named.length === 0) return <p className="small sub">{words.files}</p>
  return (
    <section aria-labelledby="named-files">
      <h3 id="named-files">{words.named(named.length)}</h3>
      <p className="small">{words.namedWhy}</p>
      <ul className="named-files">
        {named.map(({ name, places }) => (
          <li key={name}>
            <Icon name="file" />
            <span>
              {name}
              <span className="small dim">
                {places.map(({ field, rows }) => words.namedIn(say(field.label), rows)).join(words.separator)}
              </span>
            </span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function Folded(props: { readonly label: (count: number) => string; readonly fields: readonly Field[] }) {
  const say = useSay()
  if (props.fields.length === 0) return null
  return (
    <details className="folded">
      <summary>{props.label(props.fields.length)}</summary>
      <ul>
        {props.fields.map((it) => (
          <li key={it.id}>{say(it.label)}</li>
        ))}
      </ul>
    </details>
  )
}

/** Nothing of a text that its writer calls secret stays on the page. */
function Gone({ call }: { readonly call: Call }) {
  const { make } = usePaperWords()
  return (
    <p className="find" role="alert">
      {make.gone(call.hotline.phone)}
    </p>
  )
}
