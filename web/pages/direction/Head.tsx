import { Link } from '@tanstack/react-router'
import type { Answers } from '#core/form/answers.ts'
import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import { useNames } from '../../desk/names.ts'
import type { Keeper } from '../../form/keeper.ts'
import { SaveStatus } from '../../form/SaveStatus.tsx'
import { dateOf, momentOf } from '../../form/time.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useTitle } from '../../parts/title.ts'
import { StepPill } from '../condense/StepPill.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { OpenProject } from './OpenProject.tsx'
import { Opinions } from './Opinions.tsx'
import { Past } from './Past.tsx'
import { textAt } from './places.ts'
import { Steps } from './Steps.tsx'
import type { View } from './use-direction.ts'

interface Props {
  readonly view: View
  readonly answers: Answers
  readonly form: Form
  readonly findings: readonly Finding[]
  readonly keeper: Keeper | null
}

/** What this is, how far it is, whether it is saved, and what can be done with it. */
export function Head({ view, answers, form, findings, keeper }: Props) {
  const words = useCondenseWords()
  const language = useLanguage()
  const names = useNames(view.call)
  const field = form.sections.flatMap((it) => it.fields).find((it) => it.use === 'title')
  const title = textAt(field === undefined ? '' : answers[field.id]).trim() || view.title || words.untitled
  useTitle(title)
  const last = view.remarks.at(-1)
  return (
    <>
      <header className="dir-head">
        <div className="dir-name">
          <p className="crumb">
            <Link to="/office/$code/condense" params={{ code: view.office }}>
              {words.head.back}
            </Link>{' '}
            · {names.office(view.office)}
          </p>
          <h1>{title}</h1>
          <p className="to num">
            <StepPill step={view.state} />
            <span>
              {words.head.meta(
                names.field(view.field) || words.noField,
                names.kind(view.kind),
                view.sources.length,
              )}
            </span>
            <span>{words.head.since(dateOf(view.since, language))}</span>
            {view.no === null ? null : <span>{words.head.no(view.no)}</span>}
          </p>
        </div>
        <div className="dir-acts">
          {keeper === null ? null : <SaveStatus incomplete={false} />}
          <OpenProject view={view} title={title} />
          <Opinions view={view} />
          <Past view={view} title={title} form={form} answers={answers} keeper={keeper} />
          <Steps view={view} findings={findings} keeper={keeper} />
        </div>
      </header>
      {last === undefined || view.state === 'proposed' || view.state === 'published' ? null : (
        <div className="find dir-remark">
          <b>
            <Icon name="back" /> {words.remarks[last.sort]?.(last.by.name, momentOf(last.at, language)) ?? ''}
          </b>
          <p>{last.body}</p>
        </div>
      )}
    </>
  )
}
