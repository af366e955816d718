import { askedFields } from '#core/form/asked.ts'
import type { ReadinessField } from '#core/form/form.ts'
import { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { useForm } from '../../context.ts'
import { useAssessing } from './use-assessing.ts'

/** How a level of the form comes about: typed, typed for now, or worked out from the elements. */
export type LevelSource = 'typed' | 'typed-for-now' | 'worked-out'

/** Whether a level is typed: it is until the first element is assessed, where elements are asked for at all. */
export function useLevelSource(field: ReadinessField): LevelSource {
  const assessing = useAssessing()
  const { form, asking } = useForm()
  if (assessing === undefined || (field.use !== 'readiness-now' && field.use !== 'readiness-target'))
    return 'typed'
  if (assessing.overall !== null) return 'worked-out'
  const asked = form !== undefined && askedFields(form, asking).some((it) => it.id === assessing.table.id)
  return asked ? 'typed-for-now' : 'typed'
}

/** A level that nobody types: what it is, and where it comes from. */
export function ComputedLevel({ field, id }: { readonly field: ReadinessField; readonly id: string }) {
  const words = useSheetWords()
  const levels = useLevelWords()
  const { goTo } = useForm()
  const assessing = useAssessing()
  const names = useNames(assessing?.elements ?? [], [])
  if (assessing === undefined || assessing.overall === null) return null
  const now = field.use === 'readiness-now'
  const { overall, target, elements } = assessing
  const binding = now
    ? overall.binding
    : elements.filter((it) => it.critical && it.target === target).map((it) => it.id)
  return (
    <div className="computed-level">
      <output id={id} className="computed num" tabIndex={-1}>
        <b>{now ? levels.grade(overall.level) : target === null ? words.targetNone : levels.grade(target)}</b>
      </output>
      <p className="small sub">
        {[
          now ? words.computedNow : words.computedTarget,
          ...(binding.length === 0 || (!now && target === null)
            ? []
            : [words.computedBy(names.quoted(binding))]),
        ].join(words.gap)}{' '}
        {goTo === undefined ? null : (
          <button type="button" className="link" onClick={() => goTo(assessing.table.id)}>
            {words.toSheet}
          </button>
        )}
      </p>
    </div>
  )
}
