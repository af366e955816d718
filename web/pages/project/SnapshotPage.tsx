import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import type { Answers } from '#core/form/answers.ts'
import type { FieldUse, Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import { addressOf } from '../../api.ts'
import { FormDiff } from '../../form/FormDiff.tsx'
import { FormView } from '../../form/FormView.tsx'
import { momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { PaperLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useParam } from '../../parts/params.ts'
import { AssessmentView } from '../../parts/readiness/AssessmentView.tsx'
import { useStandard } from '../../parts/readiness/standard.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useProjectsWords } from '../projects/words.ts'
import { Decided } from './Decided.tsx'
import { useEvidenceTypes } from './evidence-types.ts'
import { Held } from './Held.tsx'
import { type ProjectView, type SnapshotHead, type SnapshotView, useProject, useSnapshot } from './read.ts'
import { useProjectWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './project.css'

/** One snapshot whole, alone or against the one before. */
export default function SnapshotPage() {
  const id = useParam('id')
  const snapshot = useParam('snapshot')
  const words = useProjectWords().snapshots
  const project = useProject(id)
  const one = useSnapshot(id, snapshot)
  useTitle(one.data === undefined ? words.title : words.nth(one.data.n))
  const error = project.error ?? one.error
  if (error)
    return (
      <div className="wrap">
        <Broken top error={error} />
      </div>
    )
  if (project.data === undefined || one.data === undefined) return <Waiting />
  return <Whole key={snapshot} view={project.data} snapshot={one.data} />
}

/** The last snapshot before this one in which anybody was assessed. */
const beforeIn = (view: ProjectView, { n }: SnapshotHead): SnapshotHead | undefined =>
  view.snapshots.findLast((it) => it.n < n && it.elements.length > 0)

function Whole({ view, snapshot }: { readonly view: ProjectView; readonly snapshot: SnapshotView }) {
  const words = useProjectWords()
  const papers = usePaperWords()
  const all = useProjectsWords()
  const language = useLanguage()
  const standard = useStandard(view.call, view.callVersion).data
  const types = useEvidenceTypes(view, snapshot)
  const [compared, compare] = useState(false)
  const before = beforeIn(view, snapshot)
  const was = useSnapshot(view.id, compared ? before?.id : undefined)
  const fileHref = (file: string) =>
    addressOf('GET /projects/:id/files/:file', { params: { id: view.id, file } })
  return (
    <article className="project-page">
      <p className="crumb num">
        <Link to="/projects/$id" params={{ id: view.id }}>
          {view.no} {view.title}
        </Link>
      </p>
      <header className="project-head">
        <h1>
          {words.snapshots.nth(snapshot.n)}　{all.stages[snapshot.stage]}
        </h1>
        <p className="sub num">
          {words.snapshots.sorts[snapshot.sort]}
          {'　'}
          {words.by(snapshot.by.name, momentOf(snapshot.at, language))}
        </p>
        <p className="small dim hash-line num">
          {words.snapshots.columns.hash}　<code>{snapshot.hash}</code>
        </p>
        <p className="papers-line">
          <PaperLinks
            lead={papers.links.snapshot}
            of={words.snapshots.nth(snapshot.n)}
            href={(query) =>
              addressOf('GET /projects/:id/paper', {
                params: { id: view.id },
                query: { ...query, snapshot: snapshot.id },
              })
            }
          />
        </p>
        <div className="row wrap-row no-print">
          {before === undefined ? null : (
            <button
              type="button"
              className="btn sm"
              aria-pressed={compared}
              onClick={() => compare(!compared)}
            >
              {compared ? words.snapshots.alone : words.snapshots.compare(before.n, all.stages[before.stage])}
            </button>
          )}
          <button type="button" className="btn sm no-phone" onClick={() => window.print()}>
            <Icon name="print" /> {words.snapshots.print}
          </button>
        </div>
      </header>
      <Decided snapshot={snapshot} />
      {was.isError ? <Broken error={was.error} /> : null}
      <section className="card" aria-labelledby="assessed">
        <h2 id="assessed">{words.snapshots.assessment}</h2>
        <Held snapshot={snapshot} />
        {snapshot.evidenceHidden ? (
          <p className="sub small">
            <Icon name="lock" /> {words.readiness.hidden}
          </p>
        ) : null}
        {snapshot.assessment === null ? (
          <p className="sub">{words.readiness.none}</p>
        ) : (
          <AssessmentView
            assessment={snapshot.assessment as Assessment}
            standard={standard}
            types={types}
            heading="h3"
            fileHref={fileHref}
            previous={
              compared && was.data?.assessment && before !== undefined
                ? {
                    assessment: was.data.assessment as Assessment,
                    called: words.snapshots.called(before.n, all.stages[before.stage]),
                  }
                : undefined
            }
          />
        )}
      </section>
      <Written snapshot={snapshot} before={compared ? was.data : undefined} fileHref={fileHref} />
    </article>
  )
}

interface WrittenProps {
  readonly snapshot: SnapshotView
  readonly before: SnapshotView | undefined
  readonly fileHref: (file: string) => string
}

/** Tables that an assessment is read from; it stands above, drawn. */
const assessed: readonly (FieldUse | undefined)[] = [
  'readiness-elements',
  'readiness-evidence',
  'readiness-steps',
]
const withoutAssessment = (form: Form): Form => ({
  ...form,
  sections: form.sections
    .map((it) => ({ ...it, fields: it.fields.filter((field) => !assessed.includes(field.use)) }))
    .filter((it) => it.fields.length > 0),
})

/** What was written beside the assessment; against an earlier hand-in of the same stage, what changed. */
function Written({ snapshot, before, fileHref }: WrittenProps) {
  const words = useProjectWords().snapshots
  if (snapshot.form === null || snapshot.form === undefined || snapshot.answers === null) return null
  const form = withoutAssessment(snapshot.form as Form)
  const lists = snapshot.lists as Lists
  const earlier = before?.stage === snapshot.stage ? before.answers : null
  return (
    <section className="card" aria-labelledby="written">
      <h2 id="written">{earlier === null ? words.written : words.changed}</h2>
      {earlier === null ? (
        <FormView form={form} lists={lists} answers={snapshot.answers as Answers} fileHref={fileHref} />
      ) : (
        <FormDiff form={form} lists={lists} before={earlier as Answers} after={snapshot.answers as Answers} />
      )}
    </section>
  )
}
