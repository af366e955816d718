import { Link } from '@tanstack/react-router'
import { useNames } from '../../desk/names.ts'
import { useParam } from '../../parts/params.ts'
import { useStandard } from '../../parts/readiness/standard.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useProjectsWords } from '../projects/words.ts'
import { Decisions } from './Decisions.tsx'
import { Evidence } from './Evidence.tsx'
import { ExpertLevels } from './ExpertLevels.tsx'
import { Head } from './Head.tsx'
import { useLevelWords } from './level-words.ts'
import { Newest } from './Newest.tsx'
import { OverTime } from './over-time/OverTime.tsx'
import { Plan } from './Plan.tsx'
import { Promised } from './Promised.tsx'
import { Rail } from './Rail.tsx'
import { type ProjectView, useProject } from './read.ts'
import { Snapshots } from './Snapshots.tsx'
import { stagesShown } from './stages-shown.ts'
import { Team } from './Team.tsx'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './project.css'

/** One project: where it stands and whose turn it is, how its levels came along, and all that was decided. */
export default function ProjectPage() {
  const id = useParam('id')
  const words = useProjectsWords()
  const asked = useProject(id)
  useTitle(asked.data?.title ?? words.title)
  if (asked.error && asked.data === undefined)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  if (asked.data === undefined) return <Waiting />
  return <Whole key={id} view={asked.data} />
}

function Whole({ view }: { readonly view: ProjectView }) {
  const words = useProjectsWords()
  const levels = useLevelWords()
  const names = useNames(view.call)
  const standard = useStandard(view.call, view.callVersion).data
  const stages = stagesShown(view)
  const promised = new Map(view.promised?.elements.map((it) => [it.element, it.target]))
  return (
    <article className="project-page">
      <p className="crumb num">
        <Link to="/projects">{words.title}</Link> · {view.no} · {names.callName(view.call)}
      </p>
      <Head view={view} names={names} />
      <Rail view={view} />
      {stages.some((it) => it.elements !== null) ? (
        <section className="card" aria-labelledby="over-time">
          <h2 id="over-time">{levels.over.title}</h2>
          <p className="sub small">{levels.over.why}</p>
          <OverTime stages={stages} promised={promised} highest={standard?.scale.levels.length ?? 9} />
        </section>
      ) : null}
      <div className="project-cols">
        <div className="project-main">
          <Plan view={view} standard={standard} />
          <ExpertLevels view={view} />
          <Newest view={view} standard={standard} />
          <Snapshots view={view} />
        </div>
        <aside className="project-side">
          <Decisions view={view} />
          <Promised view={view} />
          <Team view={view} />
          <Evidence view={view} />
        </aside>
      </div>
    </article>
  )
}
