import type { Answer } from '../../api.ts'
import type { Names } from '../../desk/names.ts'
import { useDeskWords } from '../../desk/words.ts'

interface Props {
  readonly quotas: Answer<'GET /unit/:id/queue'>['quotas']
  readonly names: Names
}

/** How much of the quota of each kind is used, by call where there are several; the bar repeats the number beside it. */
export function Quotas({ quotas, names }: Props) {
  const words = useDeskWords()
  const calls = [...new Set(quotas.map((it) => it.call))]
  return calls.map((call) => (
    <div key={call}>
      <h2>{names.calls.length > 1 ? words.quotas.titleOf(names.callName(call)) : words.quotas.title}</h2>
      <dl className="unit-quotas">
        {quotas
          .filter((it) => it.call === call)
          .map((it) => {
            const full = it.used >= it.quota
            return (
              <div key={it.kind}>
                <dt>
                  <span>{names.of(call).kind(it.kind)}</span>
                  <span className="num">
                    {full ? <b className="warned">{words.quotas.full} </b> : null}
                    {words.quotas.of(it.used, it.quota)}
                  </span>
                </dt>
                <dd className="track" aria-hidden="true">
                  <span
                    className={full ? 'fill full' : 'fill'}
                    style={{ width: `${full ? 100 : (it.used / it.quota) * 100}%` }}
                  />
                </dd>
              </div>
            )
          })}
      </dl>
    </div>
  ))
}
