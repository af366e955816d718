import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { projectSteps, stages } from '#core/project/project.ts'
import { serverNow } from '../../clock.ts'
import { oneOf, useAddress } from '../../desk/address.ts'
import { useNames } from '../../desk/names.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { dateOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { ExportButton } from '../../parts/ExportButton.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useMe } from '../../session.tsx'
import { OpenDialog } from './OpenDialog.tsx'
import { ProjectState } from './ProjectState.tsx'
import { type ListedProject, useProjects } from './read.ts'
import { useProjectsWords } from './words.ts'
import '../../desk/desk.css'
import '../../desk/admin.css'
import './projects.css'

/** Every project that the reader has to do with. */
export default function ProjectsPage() {
  const words = useProjectsWords()
  const names = useNames(undefined)
  const me = useMe()
  const [address, change] = useAddress()
  const [opening, setOpening] = useState(false)
  const stage = oneOf(['', ...stages], address['stage'], '')
  const state = oneOf(['', ...projectSteps], address['state'], '')
  const office = address['office'] ?? ''
  const asked = useProjects(office, stage, state)
  useTitle(words.title)
  if (asked.isError)
    return (
      <div className="wrap">
        <Broken top error={asked.error} again={() => void asked.refetch()} />
      </div>
    )
  const works = [
    ...new Set(
      (me?.staff ?? []).flatMap((it) =>
        (it.role === 'officer' || it.role === 'office-head') && it.scope !== null ? [it.scope] : [],
      ),
    ),
  ]
  const oversees = me?.staff.some((it) => it.role === 'triage' || it.role === 'leader') ?? false
  const items = asked.data?.items
  const narrowed = stage !== '' || state !== '' || office !== ''
  const offices = oversees ? names.calls[0]?.offices.map((it) => it.code) : works
  const first = works[0]
  const begin =
    first === undefined ? null : (
      <button type="button" className="btn main" onClick={() => setOpening(true)}>
        <Icon name="plus" /> {words.open.button}
      </button>
    )
  return (
    <div className="projects-page">
      <header className="projects-head">
        <div>
          <h1>{words.title}</h1>
          <p className="sub">{words.why}</p>
        </div>
        {items?.length === 0 && !narrowed ? null : (
          <div className="row wrap-row">
            <ExportButton sort="projects" wanted={{ office, stage, state }} label={words.title} />
            {begin}
          </div>
        )}
      </header>
      {items?.length === 0 && !narrowed ? null : (
        <div className="projects-narrow">
          <SelectField
            label={words.stage}
            value={stage}
            none={words.allStages}
            onChange={(it) => change({ stage: it })}
            options={stages.map((it) => ({ value: it, label: words.stages[it] }))}
          />
          <SelectField
            label={words.state}
            value={state}
            none={words.allStates}
            onChange={(it) => change({ state: it })}
            options={projectSteps.map((it) => ({ value: it, label: words.steps[it] }))}
          />
          {offices === undefined || offices.length < 2 ? null : (
            <SelectField
              label={words.office}
              value={office}
              none={words.allOffices}
              onChange={(it) => change({ office: it })}
              options={offices.map((it) => ({ value: it, label: names.office(it) }))}
            />
          )}
          <span className="dim num" role="status">
            {items === undefined ? '' : words.count(items.length)}
          </span>
        </div>
      )}
      {items === undefined ? (
        <Waiting />
      ) : items.length > 0 ? (
        <List items={items} />
      ) : narrowed ? (
        <Empty title={words.noneFit} why={words.noneFitWhy}>
          <button
            type="button"
            className="btn"
            onClick={() => change({ stage: null, state: null, office: null })}
          >
            {words.showAll}
          </button>
        </Empty>
      ) : (
        <Empty
          title={words.none}
          why={words.noneWhy[works.length > 0 ? 'office' : oversees ? 'overseeing' : 'team']}
        >
          {begin}
        </Empty>
      )}
      {opening && first !== undefined ? (
        <OpenDialog offices={works} preset={null} onClose={() => setOpening(false)} />
      ) : null}
    </div>
  )
}

const day = 86_400_000

function List({ items }: { readonly items: readonly ListedProject[] }) {
  const words = useProjectsWords()
  const language = useLanguage()
  const names = useNames(undefined)
  const { columns } = words
  return (
    <div className="board">
      <Sheet
        stacks
        caption={words.caption}
        heads={[columns.title, columns.bearer, columns.stage, columns.state, columns.levels, columns.since]}
      >
        {items.map((it) => (
          <tr key={it.id}>
            <td className="project-name">
              <Link to="/projects/$id" params={{ id: it.id }}>
                <b>{it.title}</b>
              </Link>
              <small className="block num">
                {it.no}　{names.office(it.office)}
              </small>
            </td>
            <td>
              {it.org.name}
              <small className="block">
                {it.duty === null ? words.leader(it.leader.name) : words.mine[it.duty]}
              </small>
            </td>
            <td className="nb">{words.stages[it.stage]}</td>
            <td className="nb">
              <ProjectState step={it.step} end={it.end} />
            </td>
            <td className="nb num">
              <span className="only-phone" aria-hidden="true">
                {columns.levels}{' '}
              </span>
              <span aria-hidden="true">{words.levels(it.level, it.target)}</span>
              <span className="unseen">{words.levelsSaid(it.level, it.target)}</span>
            </td>
            <td className="nb num">
              {dateOf(it.since, language)}
              <small className="block">
                {words.days(Math.max(0, Math.floor((serverNow() - it.since) / day)))}
              </small>
            </td>
          </tr>
        ))}
      </Sheet>
    </div>
  )
}
