import { Link, useNavigate } from '@tanstack/react-router'
import { type FormEvent, useMemo, useRef, useState } from 'react'
import { asksField, routeIn, settle } from '#core/routing/combinations.ts'
import { request } from '../../api.ts'
import { FieldHint } from '../../form/FieldHint.tsx'
import { TextBox } from '../../form/inputs/TextBox.tsx'
import { hintsIn } from '../../form/suspicion.ts'
import { useMineWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Icon } from '../../parts/Icon.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useSearchText } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { type Call, type Me, useCalls, useMe } from '../../session.tsx'
import { routableOf } from '../office/FindOffice.tsx'
import { useForm } from '../suggestion-edit/load.ts'
import '../../form/form.css'
import { Goes } from './Goes.tsx'
import { KindCards } from './KindCards.tsx'
import { Count, Options } from './Options.tsx'
import { SecrecyQuestion } from './SecrecyQuestion.tsx'
import { StartHead } from './StartHead.tsx'
import './start.css'

/** Four questions, and the office is known before the first long text is written. */
export default function StartPage() {
  const { start: words } = useMineWords()
  const calls = useCalls()
  const me = useMe()
  const wanted = useSearchText('call')
  useTitle(words.title)
  if (calls.error)
    return (
      <div className="wrap">
        <Broken top error={calls.error} again={() => void calls.refetch()} />
      </div>
    )
  if (calls.data === undefined || !me) return <Waiting />
  const units = me.memberships.filter((it) => it.state === 'active')
  const call = calls.data.find((it) => it.id === wanted) ?? calls.data[0]
  if (call === undefined)
    return (
      <div className="wrap">
        <Empty top title={words.noCall} why={words.noCallWhy} />
      </div>
    )
  if (units.length === 0)
    return (
      <div className="wrap">
        <Empty top title={words.noUnit} why={words.noUnitWhy}>
          <Link className="btn main" to="/unit/new">
            {words.toUnit}
          </Link>
        </Empty>
      </div>
    )
  return <Questions key={call.id} calls={calls.data} call={call} units={units} />
}

interface Props {
  readonly calls: readonly Call[]
  readonly call: Call
  readonly units: Me['memberships']
}

function Questions({ calls, call, units }: Props) {
  const { start: words } = useMineWords()
  const say = useSay()
  const sentence = useSentence()
  const navigate = useNavigate()
  const wantedKind = useSearchText('kind')
  const [org, setOrg] = useState(units[0]?.org ?? '')
  const [kind, setKind] = useState(call.kinds.some((it) => it.code === wantedKind) ? wantedKind : '')
  const [livelihood, setLivelihood] = useState('')
  const [field, setField] = useState('')
  const [fieldNote, setFieldNote] = useState('')
  const [title, setTitle] = useState('')
  const [abstract, setAbstract] = useState('')
  const [problem, setProblem] = useState<string | null>(null)
  const [busy, setBusy] = useState(false)
  const [cleared, setCleared] = useState<readonly string[]>([])
  const [gone, setGone] = useState(false)
  const key = useRef(newId())

  const routable = useMemo(() => routableOf(call), [call])
  const unit = units.find((it) => it.org === org)
  const chosen = call.kinds.find((it) => it.code === kind)
  const rule = routable.kinds.find((it) => it.code === kind)
  const picked = livelihood === '' ? null : livelihood
  const needsField = rule !== undefined && asksField(routable, rule, picked)
  const fixed = rule !== undefined && 'fixed' in rule.field ? rule.field.fixed : null
  const subject = { kind, field: needsField ? (field === '' ? null : field) : fixed, livelihood: picked }
  const complete =
    chosen !== undefined && (!chosen.asksLivelihood || picked !== null) && (!needsField || field !== '')
  const routed = complete ? routeIn(routable, subject) : null
  const settled = complete ? settle(routable, subject) : subject
  const becomes = settled.kind === kind ? undefined : call.kinds.find((it) => it.code === settled.kind)
  const office =
    routed !== null && 'office' in routed ? call.offices.find((it) => it.code === routed.office) : undefined
  const rights = unit === undefined ? undefined : (becomes ?? chosen)?.suggestedBy[unit.type]
  const form = useForm(call.id, (becomes ?? chosen)?.code)
  const limits = useMemo(() => {
    const all = form.data?.form.sections.flatMap((it) => it.fields) ?? []
    const max = (use: 'title' | 'abstract') => {
      const it = all.find((one) => one.use === use)
      return it !== undefined && 'max' in it && typeof it.max === 'number' ? it.max : undefined
    }
    return { title: max('title') ?? 40, abstract: max('abstract') ?? 300 }
  }, [form.data])
  const chosenField = call.fields.find((it) => it.code === field)
  const hints = [...hintsIn([title, abstract, fieldNote], call.secrecyWords)].filter(
    (it) => !cleared.includes(it),
  )

  /** The first thing that is missing, as a sentence, and where it is. */
  const missing = (): readonly [string, string] | null => {
    if (chosen === undefined) return [words.missing.kind, `kind-${call.kinds[0]?.code}`]
    if (chosen.asksLivelihood && picked === null) return [words.missing.livelihood, 'livelihood']
    if (needsField && field === '') return [words.missing.field, 'field']
    if (needsField && chosenField?.needsNote && fieldNote.trim() === '')
      return [words.missing.note, 'field-note']
    if (rights?.may === 'no')
      return [rights.note === undefined ? words.missing.notYou : say(rights.note), 'kinds']
    if (routed !== null && 'refused' in routed) return [say(routed.refused), 'field']
    if (title.trim() === '') return [words.missing.title, 'title']
    if (abstract.trim() === '') return [words.missing.abstract, 'abstract']
    if (hints.length > 0) return [words.missing.secrecy, 'secrecy']
    return null
  }

  const begin = async (event: FormEvent) => {
    event.preventDefault()
    if (busy) return
    const first = missing()
    if (first !== null) {
      setProblem(first[0])
      document.getElementById(first[1])?.focus()
      return
    }
    setBusy(true)
    setProblem(null)
    try {
      const { id } = await request('POST /suggestions', {
        body: {
          key: key.current,
          call: call.id,
          org,
          kind,
          field: subject.field,
          livelihood: picked,
          title,
          abstract,
          ...(needsField && chosenField?.needsNote && { fieldNote }),
        },
      })
      await navigate({ to: `/suggestions/${id}/edit` })
    } catch (error) {
      setProblem(sentence(error))
      setBusy(false)
    }
  }

  return (
    <form className="start" onSubmit={begin} noValidate>
      <StartHead
        calls={calls}
        call={call}
        units={units}
        org={org}
        onCall={(it) => void navigate({ to: '/start', search: { call: it } })}
        onOrg={setOrg}
      />

      <KindCards
        call={call}
        orgType={unit?.type}
        kind={kind}
        rights={rights}
        onChange={(it) => {
          setKind(it)
          setLivelihood('')
        }}
      />

      <div className="q">
        <h2 className="label">
          <span className="num">2</span>　{chosen?.asksLivelihood ? words.livelihood : words.field}
        </h2>
        {chosen === undefined ? (
          <p className="sub">{words.kindFirst}</p>
        ) : (
          <>
            {chosen.asksLivelihood ? (
              <Options
                id="livelihood"
                label={words.livelihood}
                none={words.choose}
                value={livelihood}
                options={call.livelihoods.map((it) => [it.code, say(it.name)])}
                onChange={setLivelihood}
              />
            ) : null}
            {needsField ? (
              <Options
                id="field"
                label={words.field}
                none={words.choose}
                value={field}
                options={call.fields.map((it) => [it.code, say(it.name)])}
                onChange={setField}
              />
            ) : chosen.asksLivelihood ? null : (
              <p className="sub">{fixed === null ? words.noField : words.fixedField}</p>
            )}
            {needsField ? (
              <FieldHint
                call={call}
                title={title}
                text={abstract}
                chosen={field}
                maySend={hints.length === 0 && !gone}
              />
            ) : null}
            {needsField && chosenField?.needsNote ? (
              <>
                <label className="hint" htmlFor="field-note">
                  {words.fieldNote}
                </label>
                <TextBox id="field-note" path="" value={fieldNote} onChange={setFieldNote} />
              </>
            ) : null}
            {becomes === undefined ? null : (
              <p className="find">
                <b>
                  <Icon name="info" /> {words.becomes(say(becomes.short))}
                </b>
              </p>
            )}
            <Goes office={office} refused={routed !== null && 'refused' in routed ? routed.refused : null} />
          </>
        )}
      </div>

      <div className="q">
        <label className="label" htmlFor="title">
          <span className="num">3</span>　{words.name}
        </label>
        <p className="hint">{words.nameHint}</p>
        <TextBox id="title" path="" value={title} onChange={setTitle} required />
        <Count text={title} max={limits.title} />
      </div>
      <div className="q">
        <label className="label" htmlFor="abstract">
          <span className="num">4</span>　{words.abstract}
        </label>
        <p className="hint">{words.abstractHint}</p>
        <TextBox id="abstract" path="" area value={abstract} onChange={setAbstract} required />
        <Count text={abstract} max={limits.abstract} />
      </div>

      {hints.length > 0 ? (
        <SecrecyQuestion
          hints={hints}
          onCleared={() => setCleared([...cleared, ...hints])}
          onSecret={() => {
            setTitle('')
            setAbstract('')
            setFieldNote('')
            setGone(true)
          }}
        />
      ) : null}
      {gone ? (
        <p className="find" role="status">
          {words.secrecy.gone(
            office === undefined ? call.hotline.phone : `${say(office.name)} ${office.phone}`,
          )}
        </p>
      ) : null}
      {problem === null ? null : (
        <p className="find block" role="alert">
          <b>
            <Icon name="block" />
          </b>{' '}
          {problem}
        </p>
      )}
      <div className="start-end">
        <button type="submit" className="btn main lg">
          {busy ? words.beginning : words.begin}
        </button>
        <span className="small sub">
          <Icon name="lock" /> {words.banner}
        </span>
      </div>
    </form>
  )
}
