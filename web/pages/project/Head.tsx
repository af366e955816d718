import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import type { Names } from '../../desk/names.ts'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useMe } from '../../session.tsx'
import { ProjectState } from '../projects/ProjectState.tsx'
import { useProjectsWords } from '../projects/words.ts'
import { Acts } from './Acts.tsx'
import type { ProjectView } from './read.ts'
import { useProjectWords } from './words.ts'

/** Acts that a project waits for; with one of them it is the reader's turn. */
const turns = [
  'write',
  'pass',
  'approve',
  'confirm',
  'continue',
  'record-findings',
  'accept',
] as const satisfies readonly ProjectView['may'][number][]

/** What it is, where it stands, what comes next and who has to do it. */
export function Head({ view, names }: { readonly view: ProjectView; readonly names: Names }) {
  const words = useProjectWords()
  const all = useProjectsWords()
  const language = useLanguage()
  const me = useMe()
  const office = names.office(view.office)
  const phone = names.call?.offices.find((it) => it.code === view.office)?.phone
  const yours = turns.some((it) => view.may.includes(it))
  const says =
    view.end === null
      ? words.says[`${view.stage}/${view.step}` as keyof typeof words.says]
      : words.says[view.end]
  const back = givenBack(view)
  return (
    <header className="project-head">
      <h1>{view.title}</h1>
      <dl className="project-facts">
        <Fact name={words.facts.bearer}>
          {view.org.name}
          {view.sameUnit ? <span className="dim"> {words.sameUnit}</span> : null}
        </Fact>
        <Fact name={words.facts.leader}>{view.leader.name}</Fact>
        <Fact name={words.facts.office}>
          <span className="num">
            {office} {phone}
          </span>
        </Fact>
        {view.suggestion === null || view.sameUnit ? null : (
          <Fact name={words.facts.demander}>{view.suggestion.org}</Fact>
        )}
        {view.suggestion === null ? null : (
          <Fact name={words.facts.suggestion}>
            <Link to={`/suggestions/${view.suggestion.id}${me?.staff.length ? '/work' : ''}`}>
              <span className="num">{view.suggestion.no}</span> {view.suggestion.title}
            </Link>
          </Fact>
        )}
        {view.direction === null ? null : (
          <Fact name={words.facts.direction}>
            <span className="num">{view.direction.no}</span> {view.direction.title}
          </Fact>
        )}
      </dl>
      <section className={yours ? 'project-now yours' : 'project-now'} aria-label={all.columns.state}>
        <div>
          <p className="row wrap-row">
            <b>{all.stages[view.stage]}</b>
            <ProjectState step={view.step} end={view.end} />
            {yours ? <span className="turn">{words.yours}</span> : null}
            <span className="dim num small">{words.since(dateOf(view.since, language))}</span>
          </p>
          <p>{says?.(office)}</p>
          {back === undefined ? null : (
            <p className="find project-back">
              <b>
                <Icon name="back" />{' '}
                {back.decided === 'rectify' ? words.rectified : words.returned(all.stages[back.stage])}
              </b>
              {'　'}
              {back.reason}
              <span className="dim num"> {words.by(back.by.name, dateOf(back.at, language))}</span>
            </p>
          )}
        </div>
        <Acts view={view} />
      </section>
    </header>
  )
}

/** The last word of the office, where it gave back what is being written now. */
function givenBack({ decisions, step, stage }: ProjectView) {
  const last = decisions.at(-1)
  if (step !== 'writing' || last === undefined || last.stage !== stage) return undefined
  return last.decided === 'returned' || last.decided === 'rectify' ? last : undefined
}

function Fact({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}
