import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { SaveStatus } from '../../form/SaveStatus.tsx'
import { dateOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { StatePill } from '../../parts/StatePill.tsx'
import type { Call, Me } from '../../session.tsx'
import { CoAuthors } from './CoAuthors.tsx'
import type { Destination } from './Editor.tsx'
import type { Draft } from './EditPage.tsx'

interface Props {
  readonly draft: Draft
  readonly call: Call
  readonly me: Me
  readonly title: string
  readonly destination: Destination | null
  readonly refused: string | null
  readonly phone: string
  readonly incomplete: boolean
  /** Handed in a moment ago: the receipt below says where it stands. */
  readonly handed: boolean
  readonly onCheck: () => void
  readonly onWhole: () => void
}

/** What this is, where it stands, where it will go and whether it is saved. */
export function DocHead(props: Props) {
  const { draft, call, destination } = props
  const { suggestion } = draft
  const words = useEditorWords()
  const language = useLanguage()
  const say = useSay()
  const [people, setPeople] = useState(false)
  const kind = call.kinds.find((it) => it.code === suggestion.kind)
  const field = call.fields.find((it) => it.code === suggestion.field)
  const crumbs = [
    kind === undefined ? '' : words.annex(kind.annex, say(kind.short)),
    field === undefined ? '' : say(field.name),
    suggestion.org.name,
  ].filter((it) => it !== '')
  return (
    <>
      <p className="secret">
        <Icon name="lock" /> {words.banner} <span className="nb">{words.bannerPhone(props.phone)}</span>
      </p>
      <div className="doc">
        <div>
          <p className="crumb">
            <Link to="/suggestions">{words.mine}</Link> · {crumbs.join(' · ')}
          </p>
          <h1>{props.title}</h1>
        </div>
        {props.handed ? null : (
          <>
            <div className="row doc-actions">
              {suggestion.may.includes('add-author') || suggestion.coAuthors.length > 0 ? (
                <button type="button" className="btn" onClick={() => setPeople(true)}>
                  <Icon name="people" />
                  {words.authors.open(suggestion.coAuthors.length + 1)}
                </button>
              ) : null}
              <button type="button" className="btn" onClick={props.onWhole}>
                <Icon name="file" />
                {words.whole.open}
              </button>
              <button type="button" className="btn" onClick={props.onCheck}>
                {words.check.open}
              </button>
            </div>
            <p className="to num">
              <StatePill state={suggestion.state} />
              {props.refused !== null ? (
                <span className="err">{props.refused}</span>
              ) : destination === null ? (
                <span>{words.destinationOpen}</span>
              ) : (
                <span>
                  {words.destination}{' '}
                  <b>
                    {destination.name} {destination.phone}
                  </b>
                </span>
              )}
              <span className="no-phone">|</span>
              <span>
                {suggestion.answerBy === null
                  ? words.nextStep(destination?.name ?? null)
                  : words.answerBy(dateOf(suggestion.answerBy, language))}
              </span>
            </p>
            <SaveStatus incomplete={props.incomplete} />
          </>
        )}
      </div>
      {people ? <CoAuthors suggestion={suggestion} onClose={() => setPeople(false)} /> : null}
    </>
  )
}
