import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { fieldsOf } from '#core/form/asked.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import { request } from '../../api.ts'
import { useFindingText } from '../../form/finding-text.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'

interface Props {
  readonly org: string
  readonly findings: readonly Finding[]
}

/** What the unit's profile still lacks: it is part of what is handed in, and put right on the unit's own page. */
export function UnitFindings({ org, findings }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const text = useFindingText()
  const profile = useQuery({
    queryKey: ['unit-profile-form'],
    enabled: findings.length > 0,
    staleTime: 600_000,
    queryFn: async ({ signal }) => (await request('GET /unit-profile-form', { signal })).form as Form,
  })
  if (findings.length === 0) return null
  const labels = new Map(
    (profile.data === undefined ? [] : fieldsOf(profile.data)).map((it) => [it.id, it.label]),
  )
  const blocks = findings.some((it) => it.weight === 'must')
  const blank = findings.filter((it) => it.code === 'missing')
  const other = findings.filter((it) => it.code !== 'missing')
  const label = (it: Finding) => say(labels.get(it.field) ?? { zh: it.field, en: it.field })
  return (
    <section className="check-group">
      <h3>{words.tasks.unit}</h3>
      <div className={blocks ? 'find block' : 'find'}>
        <b>
          <Icon name={blocks ? 'block' : 'warn'} /> {blocks ? words.must : words.should}
        </b>
        {'　'}
        {blank.length === 0 ? '' : `${words.side.blank(blank.length)}${blank.map(label).join(words.and)}`}
        {other.map((it) => (
          <span key={`${it.field}${it.code}`} className="line">
            {words.findingAt(label(it), text.of(it))}
          </span>
        ))}
        <br />
        <Link className="u" to={`/unit/${org}`}>
          {words.unit.change}
        </Link>
      </div>
    </section>
  )
}
