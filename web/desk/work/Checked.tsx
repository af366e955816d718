import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { checkAnswers } from '#core/form/check.ts'
import type { Day } from '#core/instant.ts'
import type { ReadinessPolicy } from '#core/trl/policy.ts'
import { dayOf } from '#text/format.ts'
import { request } from '../../api.ts'
import { serverNow } from '../../clock.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useFindingWords } from '../../words.ts'
import { hiddenIn, type One, useFormOf, useVersion } from '../read.ts'
import { useDeskWords } from '../words.ts'

interface Props {
  readonly it: One
  readonly label: (field: string) => string
}

/** What the check finds in the latest version, worked out here by the very rules of hand-in. */
export default function Checked({ it, label }: Props) {
  const words = useDeskWords()
  const sentences = useFindingWords()
  const say = useSay()
  const version = useVersion(it.id, it.versions).data
  const form = useFormOf(it.call, it.kind, it.callVersion)
  const policy = useQuery({
    queryKey: ['call', 'readiness', it.call],
    queryFn: ({ signal }) => request('GET /calls/:call/readiness', { signal, params: { call: it.call } }),
    staleTime: Number.POSITIVE_INFINITY,
  }).data?.policy as ReadinessPolicy | undefined
  const findings = useMemo(() => {
    if (version === undefined || version.purged || form === undefined || policy === undefined) return null
    const asking = {
      kind: it.kind,
      orgType: it.org.type,
      answers: version.answers,
      today: dayOf(serverNow()) as Day,
    }
    // What the reader may not see is empty here, and not for them to judge.
    const hidden = hiddenIn(form.form, version.hidden)
    return checkAnswers(form.form, asking, form.lists, policy).filter((one) => !hidden.includes(one.field))
  }, [version, form, policy, it.kind, it.org.type])
  if (findings === null) return null
  const must = findings.filter((one) => one.weight === 'must').length
  const should = findings.length - must
  if (findings.length === 0)
    return (
      <span className="good">
        <Icon name="check" /> {words.findings.none}
      </span>
    )
  return (
    <details className="checked">
      <summary>
        {must === 0 ? null : (
          <span className="blocked">
            <Icon name="block" /> {words.findings.must(must)}{' '}
          </span>
        )}
        {should === 0 ? null : (
          <span className="warned">
            <Icon name="warn" /> {words.findings.should(should)}
          </span>
        )}
      </summary>
      <ul>
        {findings.map((one) => (
          <li key={`${one.field}/${one.row ?? ''}/${one.column ?? ''}/${one.code}`}>
            <b>{label(one.field)}</b>
            {words.colon}
            {one.message === undefined
              ? (sentences.of[one.code as keyof typeof sentences.of]?.(one.params ?? {}) ?? one.code)
              : say(one.message)}
          </li>
        ))}
      </ul>
    </details>
  )
}
