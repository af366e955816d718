import type { Answer } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { useDeskWords } from '../../desk/words.ts'

interface Props {
  readonly quotas: Answer<'GET /unit/:id/queue'>['quotas']
  readonly names: Names
}

/** How much of the quota of each kind is used; the bar repeats the number beside it. */
export function Quotas({ quotas, names }: Props) {
  const words = useDeskWords()
  if (quotas.length === 0) return null
  return (
    <div>
      <h2>{words.quotas.title}</h2>
      <dl className="unit-quotas">
        {quotas.map((it, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: two calls may both set a quota for one kind
          <div key={`${it.kind}-${n}`}>
            <dt>
              <span>{names.kind(it.kind)}</span>
              <span className="num">{words.quotas.of(it.used, it.quota)}</span>
            </dt>
            <dd className="track" aria-hidden="true">
              <span
                className={it.used >= it.quota ? 'fill full' : 'fill'}
                style={{ width: `${Math.min(100, (it.used / Math.max(1, it.quota)) * 100)}%` }}
              />
            </dd>
          </div>
        ))}
      </dl>
    </div>
  )
}
