import type { Assessment } from '#core/trl/assessment.ts'
import { addressOf } from '../../api.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { AssessmentView } from '../../parts/readiness/AssessmentView.tsx'
import type { Standard } from '../../parts/readiness/standard.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useProjectsWords } from '../projects/words.ts'
import { useEvidenceTypes } from './evidence-types.ts'
import { Held } from './Held.tsx'
import { newestOf, type ProjectView, useSnapshot } from './read.ts'
import { useProjectWords } from './words.ts'

interface Props {
  readonly view: ProjectView
  readonly standard: Standard | undefined
}

/** The newest assessment: its ladder, each element with its answers, and the documents. */
export function Newest({ view, standard }: Props) {
  const words = useProjectWords().readiness
  const all = useProjectsWords()
  const language = useLanguage()
  const head = newestOf(view.snapshots)
  const asked = useSnapshot(view.id, head?.id)
  const snapshot = asked.data
  const types = useEvidenceTypes(view, snapshot)
  return (
    <section className="card" aria-labelledby="newest">
      <h2 id="newest">{words.title}</h2>
      {head === undefined ? (
        <>
          <p>{words.none}</p>
          <p className="sub small">{words.noneWhy}</p>
        </>
      ) : asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : snapshot === undefined ? (
        <Waiting />
      ) : (
        <>
          <p className="sub small num">
            {words.of(all.stages[snapshot.stage], snapshot.n, dateOf(snapshot.at, language))}
          </p>
          <Held snapshot={snapshot} />
          {snapshot.evidenceHidden ? (
            <p className="sub small">
              <Icon name="lock" /> {words.hidden}
            </p>
          ) : null}
          {snapshot.assessment === null ? null : (
            <AssessmentView
              assessment={snapshot.assessment as Assessment}
              standard={standard}
              types={types}
              heading="h3"
              fileHref={(file) =>
                addressOf('GET /projects/:id/files/:file', { params: { id: view.id, file } })
              }
            />
          )}
        </>
      )}
    </section>
  )
}
