import { Link } from '@tanstack/react-router'
import type { AskedSection } from '#core/form/asked.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Draft } from './EditPage.tsx'

interface Props {
  readonly draft: Draft
  readonly places: readonly string[]
  readonly sections: readonly AskedSection[]
  readonly onGo: (section: string) => void
}

/** What the unit's profile brings along: typed once, shown here, changed there. */
export function UnitSheet({ draft, sections, onGo }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const { unit, suggestion } = draft
  const after = sections[0]
  return (
    <>
      <div className="sheet">
        <header>
          <h2 id="sheet-title" tabIndex={-1}>
            {words.tasks.unit}
          </h2>
          <p className="sub">{words.unit.why}</p>
        </header>
        <dl className="pairs">
          <dt>{words.unit.name}</dt>
          <dd>{unit.name}</dd>
          <dt>{words.unit.code}</dt>
          <dd className="num">{unit.creditCode}</dd>
          <dt>{words.unit.verified}</dt>
          <dd>{suggestion.org.verified ? words.unit.yes : words.unit.notYet}</dd>
        </dl>
        <p className="small">
          <Link to={`/unit/${suggestion.org.id}`}>{words.unit.change}</Link>
        </p>
      </div>
      <div className="foot2">
        <span className="grow no-phone small dim">{words.leaveAnytime}</span>
        {after === undefined ? null : (
          <button type="button" className="btn main" onClick={() => onGo(after.section.id)}>
            {words.next(say(after.section.title))}
            <Icon name="right" />
          </button>
        )}
      </div>
    </>
  )
}
