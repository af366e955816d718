import type { Finding } from '#core/form/finding.ts'
import type { Field } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { isAboutBlank } from '../../form/FieldRow.tsx'
import { gather } from '../../form/finding-text.ts'
import type { Answered } from '../../form/use-answers.ts'
import { useSay } from '../../language.tsx'
import { BlankList, FindingCard } from './SidePanel.tsx'

interface Props {
  readonly answered: Answered
  readonly findings: readonly Finding[]
  readonly fields: ReadonlyMap<string, Field>
  readonly lists: Lists
  readonly onGo: Parameters<typeof FindingCard>[0]['onGo']
}

/** Everything that was found, section by section; what is blank stands together at the end of each. */
export function SectionFindings({ answered, findings, fields, lists, onGo }: Props) {
  const say = useSay()
  return answered.sections.map(({ section, fields: asked }) => {
    const ids = new Set(asked.map((it) => it.id))
    const here = findings.filter((it) => ids.has(it.field))
    if (here.length === 0) return null
    const blank = here.filter(isAboutBlank)
    return (
      <section key={section.id} className="check-group">
        <h3>{say(section.title)}</h3>
        {gather(here.filter((it) => !isAboutBlank(it))).map((it) => (
          <FindingCard
            key={it.key}
            gathered={it}
            field={fields.get(it.finding.field)}
            answer={answered.answers[it.finding.field]}
            lists={lists}
            onGo={onGo}
          />
        ))}
        {blank.length === 0 ? null : (
          <BlankList findings={blank} fields={fields} onGo={onGo} className="find block" />
        )}
      </section>
    )
  })
}
