import { useState } from 'react'
import type { Keeper } from '../../form/keeper.ts'
import { dateOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { CarriedOver, CarryOver } from './CarryOver.tsx'
import type { Draft } from './EditPage.tsx'

interface Props {
  readonly draft: Draft
  readonly keeper: Keeper
  /** It was carried over a moment ago: what came of it is shown at once. */
  readonly justCarried: boolean
  readonly onCarried: () => void
}

/** Says that the call asks otherwise by now, offers to go over to it, and leads to what an earlier change left behind. */
export function NewerForm({ draft, keeper, justCarried, onCarried }: Props) {
  const words = useEditorWords().newer
  const language = useLanguage()
  const [looking, setLooking] = useState<'offer' | 'report' | null>(justCarried ? 'report' : null)
  const { newerForm, carriedAt } = draft
  const offered = newerForm === 'offered' && draft.suggestion.may.includes('edit')
  if (newerForm === 'none' && carriedAt === null) return null
  return (
    <>
      <p className={offered ? 'newer offered' : 'newer'}>
        <Icon name={offered ? 'warn' : 'file'} />
        <span className="grow">
          {offered
            ? words.offered
            : newerForm === 'named-only'
              ? words.namedOnly
              : words.done(dateOf(carriedAt ?? 0, language))}
        </span>
        {offered ? (
          <button type="button" className="btn sm" onClick={() => setLooking('offer')}>
            {words.look}
          </button>
        ) : null}
        {carriedAt === null ? null : (
          <button type="button" className="btn sm" onClick={() => setLooking('report')}>
            {words.report}
          </button>
        )}
      </p>
      {looking === 'offer' ? (
        <CarryOver draft={draft} keeper={keeper} onCarried={onCarried} onClose={() => setLooking(null)} />
      ) : looking === 'report' ? (
        <CarriedOver draft={draft} onClose={() => setLooking(null)} />
      ) : null}
    </>
  )
}
