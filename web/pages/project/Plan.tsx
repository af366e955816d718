import { useState } from 'react'
import type { Words } from '#core/text.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Standard } from '../../parts/readiness/standard.ts'
import { FindingDialog, type Judged } from './FindingDialog.tsx'
import { FindingLines } from './FindingLines.tsx'
import { useLevelWords } from './level-words.ts'
import { PlanElement } from './PlanElement.tsx'
import { itemsOf, newestOf, type ProjectView, useComparison, useSnapshot, wordsOfItem } from './read.ts'
import { useProjectStepWords } from './words.ts'

interface Props {
  readonly view: ProjectView
  readonly standard: Standard | undefined
}

/** What was promised against what the newest assessment and the findings say: which elements and items fall short. */
export function Plan({ view, standard }: Props) {
  const words = useLevelWords().plan
  const steps = useProjectStepWords().findings
  const say = useSay()
  const [judging, judge] = useState<Judged>()
  const late = view.stage === 'acceptance' || view.stage === 'mid-term'
  const compared = useComparison(view.id, view.promised !== null && late).data
  const technology = useSnapshot(view.id, newestOf(view.snapshots)?.id).data?.assessment?.technology ?? ''
  if (compared === undefined || compared === null || standard === undefined) return null
  const levels = itemsOf(standard, technology)
  const texts = wordsOfItem(levels)
  const textOf = (item: string): string => {
    const known: Words | undefined = texts.get(item)
    return known === undefined ? item : say(known)
  }
  const { outcome } = compared
  const byFindings = compared.by === 'findings'
  const underWay = !byFindings && view.step === 'writing'
  const may = view.may.includes('record-findings')
  const waits = compared.elements.filter((it) => it.reached === null).length
  const short = outcome.elements.filter((it) => it.short > 0).length
  const failed = compared.elements.reduce((sum, it) => sum + it.checks.filter((one) => one.fails).length, 0)
  return (
    <section className="card" aria-labelledby="plan">
      <h2 id="plan">{words.title}</h2>
      <p className="sub small">{byFindings ? words.byFindings : words.byTeam}</p>
      <p className={outcome.fulfilled ? 'find good' : underWay ? 'plan-whole' : 'find'} role="status">
        <b>
          <Icon name={outcome.fulfilled ? 'check' : underWay ? 'clock' : 'warn'} />{' '}
          {outcome.fulfilled ? words.met : underWay ? words.notYet : waits > 0 ? words.waits : words.short}
        </b>
        {'　'}
        {outcome.fulfilled
          ? words.whole.fulfilled
          : waits > 0
            ? words.whole.waits(waits)
            : words.whole.short(short, failed)}
      </p>
      {compared.elements.map((it) => (
        <PlanElement
          key={it.element}
          element={it}
          byFindings={byFindings}
          underWay={underWay}
          textOf={textOf}
        >
          {it.parts.map((part) => (
            <FindingLines
              key={part.id}
              findings={view.findings.filter((one) => one.element === part.id)}
              named={it.parts.length > 1 ? part.name : null}
            >
              {may ? (
                <button
                  type="button"
                  className="btn sm"
                  aria-label={steps.recordFor(part.name)}
                  onClick={() =>
                    judge({ id: part.id, name: part.name, level: part.level, checks: it.checks })
                  }
                >
                  {view.findings.some((one) => one.element === part.id) ? steps.again : steps.record}
                </button>
              ) : null}
            </FindingLines>
          ))}
        </PlanElement>
      ))}
      {compared.unforeseen.length === 0 ? null : (
        <p className="sub small">
          {words.unforeseen(compared.unforeseen.map((it) => it.name).join(words.and))}
        </p>
      )}
      {judging === undefined ? null : (
        <FindingDialog
          view={view}
          judged={judging}
          scale={standard.scale}
          textOf={textOf}
          onClose={() => judge(undefined)}
        />
      )}
    </section>
  )
}
