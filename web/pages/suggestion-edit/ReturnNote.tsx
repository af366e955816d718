import type { AskedSection } from '#core/form/asked.ts'
import { dateOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Call } from '../../session.tsx'
import type { Draft } from './EditPage.tsx'

interface Props {
  readonly draft: Draft
  readonly call: Call
  readonly sections: readonly AskedSection[]
  readonly onGo: (field: string) => void
}

/** Why it came back, from whom, until when an answer is awaited, and which questions are open. */
export function ReturnNote({ draft, call, sections, onGo }: Props) {
  const words = useEditorWords().returned
  const { and } = useEditorWords()
  const language = useLanguage()
  const say = useSay()
  const { suggestion } = draft
  const { state, unlocked, answerBy } = suggestion
  if (state !== 'unit-returned' && state !== 'office-returned') return null
  const sort = state === 'unit-returned' ? 'unit-return' : 'office-return'
  const said = draft.remarks.filter((it) => it.sort === sort)
  const at = said.reduce((last, it) => Math.max(last, it.at), 0)
  const reasons = said.filter((it) => it.field === '' && it.at === at)
  const by = said.find((it) => it.at === at)
  const office = call.offices.find((it) => it.code === (by?.office ?? suggestion.officeRef?.code))
  const from =
    state === 'unit-returned'
      ? suggestion.org.name
      : office === undefined
        ? ''
        : words.office(say(office.name), office.phone)
  const open = sections.flatMap((it) => it.fields).filter((it) => unlocked.includes(it.id))
  return (
    <section className="returned" aria-labelledby="returned-title">
      <h2 id="returned-title">
        <Icon name="back" /> {words.title(from, by?.by.name ?? '', dateOf(at || suggestion.since, language))}
      </h2>
      {reasons.map((it) => (
        <p key={it.id} className="said-text">
          {it.body}
        </p>
      ))}
      <p className="small">
        {answerBy === null ? words.noDay : words.answerBy(dateOf(answerBy, language))}{' '}
        {open.length === 0 ? words.allOpen : words.open(open.length)}
        {open.map((it, n) => (
          <span key={it.id}>
            {n > 0 ? and : ''}
            <button type="button" className="link" onClick={() => onGo(it.id)}>
              {say(it.label)}
            </button>
          </span>
        ))}
      </p>
    </section>
  )
}
