import { useQueryClient } from '@tanstack/react-query'
import { request } from '../../api.ts'
import { Icon } from '../../parts/Icon.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useMe } from '../../session.tsx'
import { useModelWords } from '../condense/model-words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { changeView, type View } from './use-direction.ts'

interface Props {
  readonly place: string
  /** What the place is called. */
  readonly label: string
}

type Mark = View['modelMarks'][number]

/** That a model wrote the words at a place, and whether somebody has checked them; nothing where none did. */
export function ModelMark({ place, label }: Props) {
  const { view } = useDirectionDesk()
  const mark = view.modelMarks.find((it) => it.place === place)
  return mark === undefined ? null : <Marked mark={mark} label={label} />
}

function Marked({ mark, label }: { readonly mark: Mark; readonly label: string }) {
  const words = useModelWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const me = useMe()
  const { view, mayEdit } = useDirectionDesk()
  const check = async () => {
    try {
      await request('POST /directions/:id/model-marks/checked', {
        params: { id: view.id },
        body: { place: mark.place },
      })
      const checked = { by: { id: me?.person ?? '', name: me?.name ?? '' }, at: mark.at }
      changeView(queries, view.id, (it) => ({
        ...it,
        modelMarks: it.modelMarks.map((one) => (one.place === mark.place ? { ...one, checked } : one)),
      }))
      say(words.mark.done)
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
  }
  return (
    <p className="model-mark small" title={words.by(mark.model)}>
      {mark.checked === null ? (
        <span className="warned">
          <Icon name="warn" /> {words.mark.unchecked}
        </span>
      ) : (
        <span className="sub">
          <Icon name="check" /> {words.mark.checked(mark.checked.by.name)}
        </span>
      )}
      {mark.checked === null && mayEdit ? (
        <button
          type="button"
          className="link"
          aria-label={words.mark.checkOf(label)}
          onClick={() => void check()}
        >
          {words.mark.check}
        </button>
      ) : null}
    </p>
  )
}
