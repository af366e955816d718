import type { AssessedElement } from '#core/trl/assessment.ts'
import { Icon } from '../../../parts/Icon.tsx'
import type { useNames } from '../../../parts/readiness/use-names.ts'
import { useLevelWords, useSheetWords } from '../../../parts/readiness/words.ts'
import { depthOf, inOrder } from './numbering.ts'

interface Props {
  readonly elements: readonly AssessedElement[]
  readonly current: string | undefined
  readonly names: ReturnType<typeof useNames>
  /** The id and path of the control that adds; where the whole question is led to. */
  readonly add: { readonly id: string; readonly path: string; readonly go: () => void } | undefined
  /** Why nothing can be added. */
  readonly full: string | undefined
  readonly onShow: (id: string) => void
}

/** The elements by their numbers, each with what it has come to; the one that is open is marked. */
export function ElementTree({ elements, current, names, add, full, onShow }: Props) {
  const words = useSheetWords()
  const levels = useLevelWords()
  return (
    <nav className="element-tree" aria-label={words.elements}>
      <ul>
        {inOrder(elements).map((it) => {
          const now = levels.grade(it.level)
          return (
            <li key={it.id} data-depth={Math.min(3, depthOf(it.no))}>
              <button
                type="button"
                aria-current={it.id === current ? 'true' : undefined}
                onClick={() => onShow(it.id)}
              >
                <b>{names.full(it)}</b>
                <span className="num">
                  {it.critical
                    ? it.target === null
                      ? now
                      : levels.fromTo(now, levels.grade(it.target))
                    : words.notCounted}
                </span>
              </button>
            </li>
          )
        })}
      </ul>
      {add === undefined ? null : (
        <button type="button" id={add.id} data-path={add.path} className="btn sm add" onClick={add.go}>
          <Icon name="plus" />
          {words.add}
        </button>
      )}
      {full === undefined ? null : <p className="small sub">{full}</p>}
    </nav>
  )
}
