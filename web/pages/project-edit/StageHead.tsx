import { Link } from '@tanstack/react-router'
import { SaveStatus } from '../../form/SaveStatus.tsx'
import { dateOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useProjectWords } from '../project/words.ts'
import { useProjectsWords } from '../projects/words.ts'
import type { StageProps } from './StageEditor.tsx'
import { useProjectEditWords } from './words.ts'

interface Props extends StageProps {
  readonly phone: string
  readonly incomplete: boolean
  /** Handed in a moment ago. */
  readonly handed: boolean
  readonly onGo: (place: string) => void
}

/** Which paper of which project it is, why it was given back, and whether it is saved. */
export function StageHead({ draft, view, phone, incomplete, handed, onGo }: Props) {
  const words = useEditorWords()
  const projects = useProjectsWords()
  const project = useProjectWords()
  const edit = useProjectEditWords()
  const language = useLanguage()
  return (
    <>
      <p className="secret">
        <Icon name="lock" /> {words.banner} <span className="nb">{words.bannerPhone(phone)}</span>
      </p>
      <div className="doc">
        <div>
          <p className="crumb num">
            <Link to="/projects/$id" params={{ id: view.id }}>
              {view.no} {view.title}
            </Link>
          </p>
          <h1>{projects.titles[draft.stage]}</h1>
        </div>
        {handed ? null : (
          <>
            <div className="row doc-actions">
              <button type="button" className="btn" onClick={() => onGo('whole')}>
                <Icon name="file" />
                {words.whole.open}
              </button>
              <button type="button" className="btn" onClick={() => onGo('check')}>
                {edit.open}
              </button>
            </div>
            <p className="to num">
              <span>
                {view.org.name} · {project.facts.leader} {view.leader.name}
              </span>
            </p>
            <SaveStatus incomplete={incomplete} />
          </>
        )}
      </div>
      {draft.returned === null || handed ? null : (
        <div className="wrap">
          <p className="find">
            <b>
              <Icon name="back" /> {project.returned(projects.stages[draft.stage])}
            </b>
            {'　'}
            {draft.returned.reason}
            <span className="dim num"> {dateOf(draft.returned.at, language)}</span>
          </p>
        </div>
      )}
    </>
  )
}
