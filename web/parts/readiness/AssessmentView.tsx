import type { ListEntry } from '#core/form/lists.ts'
import type { Assessment } from '#core/trl/assessment.ts'
import type { Assessing } from '#core/trl/checklists.ts'
import { measureOf, type Previous } from './assessed.ts'
import { ElementDetails } from './ElementDetails.tsx'
import { EvidenceTable } from './EvidenceTable.tsx'
import { Standing } from './Standing.tsx'
import type { Standard } from './standard.ts'
import { useNames } from './use-names.ts'
import { useLevelWords, useSheetWords } from './words.ts'
import './levels.css'
import './assessment.css'

interface Props {
  readonly assessment: Assessment
  /** The call's own standard; with it levels have names and points the wording of the class. */
  readonly standard?: Standard | undefined
  /** What the form carries, where the standard is not known. */
  readonly by?: Assessing | undefined
  /** What the types of evidence are called. */
  readonly types?: readonly ListEntry[]
  /** An earlier assessment to compare with. */
  readonly previous?: Previous | undefined
  readonly fileHref?: ((file: string) => string) | undefined
  /** Parts that stand elsewhere on the page. */
  readonly without?: readonly ('evidence' | 'steps')[]
  readonly heading?: 'h3' | 'h4'
}

/** A whole assessment to read: where it stands, each element with its answers, the documents, and the way to the target. */
export function AssessmentView(props: Props) {
  const { assessment, standard, by, types = [], previous, fileHref, without = [] } = props
  const levels = useLevelWords()
  const words = useSheetWords()
  const { elements, evidence, steps, overall } = assessment
  const names = useNames(elements, types)
  const measure = measureOf(assessment.scale, assessment.technology, standard, by)
  const Heading = props.heading ?? 'h4'
  const gone = (previous?.assessment.elements ?? []).filter(
    (was) => !elements.some((it) => it.id === was.id || it.from === was.id),
  )
  return (
    <div className="assessment">
      <Standing assessment={assessment} measure={measure} types={types} heading={Heading} />
      <div className="assessed-elements">
        {elements.map((it) => (
          <ElementDetails
            key={it.id}
            element={it}
            assessment={assessment}
            measure={measure}
            previous={previous}
            names={names}
            binding={elements.length > 1 && (overall?.binding.includes(it.id) ?? false)}
          />
        ))}
      </div>
      {previous === undefined || gone.length === 0 ? null : (
        <p className="sub">
          {words.isGone(previous.called, gone.map((it) => levels.quoted(it.name)).join(levels.listed))}
        </p>
      )}
      {without.includes('evidence') ? null : (
        <>
          <Heading>{words.evidence}</Heading>
          <EvidenceTable evidence={evidence} elements={elements} types={types} fileHref={fileHref} />
        </>
      )}
      {without.includes('steps') || steps.length === 0 ? null : (
        <>
          <Heading>{words.steps}</Heading>
          <table className="step-table">
            <thead>
              <tr>
                <th scope="col">{words.stepMonth}</th>
                <th scope="col">{words.stepLevel}</th>
                <th scope="col">{words.stepText}</th>
              </tr>
            </thead>
            <tbody>
              {steps.map((it) => (
                <tr key={`${it.by} ${it.level}`}>
                  <td className="num nb">{it.by}</td>
                  <td className="num nb">{levels.grade(it.level)}</td>
                  <td>{it.text}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
    </div>
  )
}
