import type { Words } from '#core/text.ts'
import { useMineWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Call } from '../../session.tsx'

interface Props {
  readonly office: Call['offices'][number] | undefined
  readonly refused: Words | null
}

/** Where the suggestion would go, or why nobody takes it; said aloud as the answers change. */
export function Goes({ office, refused }: Props) {
  const { start: words } = useMineWords()
  const say = useSay()
  return (
    <div role="status" aria-live="polite">
      {office !== undefined ? (
        <p className="goes num">
          {words.goes}{' '}
          <b>
            {say(office.name)} {office.phone}
          </b>
        </p>
      ) : refused !== null ? (
        <p className="find block">
          <b>
            <Icon name="block" /> {words.refused}
          </b>
          {'　'}
          {say(refused)}
        </p>
      ) : null}
    </div>
  )
}
