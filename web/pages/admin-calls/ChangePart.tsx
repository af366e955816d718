import { useQueryClient } from '@tanstack/react-query'
import { useMemo, useState } from 'react'
import type { CallChangeAsked, CallView } from '#api/calls.ts'
import { type Answer, request } from '../../api.ts'
import { useAdminWords } from '../../desk/admin-words.ts'
import { TextField } from '../../parts/Field.tsx'
import { focusHeading } from '../../parts/focus.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { Impact } from './Impact.tsx'
import { OfficesTable, QuotasTable } from './OfficesTable.tsx'
import { RoutingTable } from './RoutingTable.tsx'
import { changedRouting, routableOf } from './routing.ts'
import type { Kept } from './WindowPart.tsx'

export type OfficeDraft = CallView['offices'][number]
type ImpactAnswer = Answer<'POST /admin/calls/:call/impact'>

interface Props {
  readonly call: CallView
  readonly kept: Kept
}

/** Offices, telephones, quotas and routing on screen: first the impact, then a new version of the call. */
export function ChangePart({ call, kept }: Props) {
  const words = useAdminWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const [offices, setOffices] = useState<readonly OfficeDraft[]>(call.offices)
  const [quotas, setQuotas] = useState<Readonly<Record<string, number>>>(kept.quotaPerKind)
  const [routes, setRoutes] = useState<Readonly<Record<string, string>>>({})
  const [impact, setImpact] = useState<ImpactAnswer | null>(null)
  const [note, setNote] = useState('')
  const [problem, setProblem] = useState<string>()
  const routable = useMemo(() => routableOf(call, kept.routing), [call, kept.routing])
  const change = useMemo((): CallChangeAsked => {
    const next: CallChangeAsked = {}
    if (offices !== call.offices) next.offices = offices.map((it) => ({ ...it }))
    if (quotas !== kept.quotaPerKind) next.quotaPerKind = { ...quotas }
    if (Object.keys(routes).length > 0)
      next.routing = changedRouting(routable, routes).map(({ kind, field, livelihood, ...it }) => ({
        ...it,
        kind: [...kind],
        ...(field === undefined ? {} : { field: [...field] }),
        ...(livelihood === undefined ? {} : { livelihood: [...livelihood] }),
      })) as NonNullable<CallChangeAsked['routing']>
    return next
  }, [offices, quotas, routes, call.offices, kept.quotaPerKind, routable])
  const changed = Object.keys(change).length > 0
  const edit =
    <T,>(set: (value: T) => void) =>
    (value: T) => {
      setImpact(null)
      setProblem(undefined)
      set(value)
    }
  const reset = () => {
    setOffices(call.offices)
    setQuotas(kept.quotaPerKind)
    setRoutes({})
    setImpact(null)
    setProblem(undefined)
  }
  const params = { call: call.id }
  const look = () => {
    const open = offices.find(
      (it) => [it.name.zh, it.name.en].some((one) => one.trim() === '') || it.phone.trim().length < 5,
    )
    if (open !== undefined) return setProblem(words.calls.officeIncomplete(open.code))
    return request('POST /admin/calls/:call/impact', { params, body: { change } }).then(
      setImpact,
      (error: unknown) => setProblem(sentence(error)),
    )
  }
  const apply = () => {
    if (note.trim() === '') return setProblem(words.calls.noteMissing)
    request('POST /admin/calls/:call/change', { params, body: { change, note: note.trim() } }).then(
      async ({ version }) => {
        say(words.calls.installed(version))
        await queries.invalidateQueries({ queryKey: ['calls'] })
        await queries.invalidateQueries({ queryKey: ['admin-call'] })
        focusHeading()
      },
      (error: unknown) => setProblem(sentence(error)),
    )
  }
  const mayOffices = kept.may.includes('offices')
  const mayRouting = kept.may.includes('routing')
  return (
    <>
      <OfficesTable offices={offices} was={call.offices} may={mayOffices} onChange={edit(setOffices)} />
      <QuotasTable
        call={call}
        quotas={quotas}
        was={kept.quotaPerKind}
        may={mayOffices}
        onChange={edit(setQuotas)}
      />
      <RoutingTable
        call={call}
        routable={routable}
        chosen={routes}
        may={mayRouting}
        onChange={edit(setRoutes)}
      />
      {mayOffices || mayRouting ? (
        <section className="part" aria-label={words.calls.impact}>
          <div className="row wrapping">
            <button
              type="button"
              className="btn"
              onClick={() => (changed ? void look() : setProblem(words.calls.unchanged))}
            >
              {words.calls.impact}
            </button>
            {changed ? (
              <button type="button" className="btn text" onClick={reset}>
                {words.calls.reset}
              </button>
            ) : null}
          </div>
          {impact === null ? null : (
            <>
              <Impact impact={impact} call={call} offices={offices} />
              {impact.problems.length > 0 ? null : (
                <>
                  <div className="two">
                    <TextField label={words.calls.note} value={note} onChange={setNote} max={200} />
                  </div>
                  <button type="button" className="btn main" onClick={apply}>
                    {words.calls.apply}
                  </button>
                </>
              )}
            </>
          )}
          {problem === undefined ? null : (
            <p className="find block small" role="alert">
              {problem}
            </p>
          )}
        </section>
      ) : null}
    </>
  )
}
