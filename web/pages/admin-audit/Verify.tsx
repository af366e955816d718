import { useMutation } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { Icon } from '../../parts/Icon.tsx'
import { Broken } from '../../parts/Screen.tsx'
import { useAbout } from './said.ts'
import { useAuditWords } from './words.ts'

/** Recomputes every chain on the server and says whether each one holds. */
export function Verify() {
  const words = useAuditWords()
  const about = useAbout()
  const verify = useMutation({ mutationFn: () => request('POST /admin/audit/verify') })
  const result = verify.data
  return (
    <section className="part-line">
      <p className="sub">{words.verifyWhy}</p>
      <button type="button" className="btn" disabled={verify.isPending} onClick={() => verify.mutate()}>
        {verify.isPending ? words.verifying : words.verify}
      </button>
      <div role="status">
        {verify.isError ? <Broken error={verify.error} /> : null}
        {result === undefined ? null : result.broken.length === 0 ? (
          <div className="find good">
            <b>
              <Icon name="check" /> {words.whole}
            </b>
            <p className="num">{words.counted(result.facts, result.chains, result.checkpoints)}</p>
          </div>
        ) : (
          <div className="find block">
            <b>{words.broken(result.broken.length)}</b>
            <ul className="num">
              {result.broken.map((it) => (
                <li key={`${it.subject}-${it.n}`}>
                  {words.brokenAt(
                    about(it.subject, result.names),
                    it.n,
                    words.problems[it.problem] ?? it.problem,
                  )}
                </li>
              ))}
            </ul>
          </div>
        )}
      </div>
    </section>
  )
}
