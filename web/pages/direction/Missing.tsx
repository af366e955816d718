import type { Finding } from '#core/form/finding.ts'
import type { Form } from '#core/form/form.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { goTo } from './go-to.ts'
import { isGone } from './SourceCard.tsx'

interface Props {
  readonly form: Form
  readonly findings: readonly Finding[]
}

interface Want {
  readonly key: string
  readonly text: string
  /** The field it is about, where the keyboard goes. */
  readonly to: string | null
}

const most = 4

/** What is still needed before the head can be asked; each item leads to its place. */
export function Missing({ form, findings }: Props) {
  const words = useCondenseWords()
  const say = useSay()
  const { view, places, links, letterOf } = useDirectionDesk()
  const fields = form.sections.flatMap((it) => it.fields)
  const byField = new Map<string, Finding>()
  for (const it of findings) if (it.weight === 'must' && !byField.has(it.field)) byField.set(it.field, it)
  const wants: Want[] = []
  if (view.sources.length === 0 && view.topDown === '')
    wants.push({ key: 'source', text: words.missing.source, to: null })
  for (const it of view.sources)
    if (isGone(it))
      wants.push({ key: it.suggestion.id, text: words.missing.gone(it.suggestion.no), to: null })
  for (const [id, it] of byField) {
    const field = fields.find((one) => one.id === id)
    const label = field === undefined ? id : say(field.label)
    const blank = it.code === 'missing' || it.code === 'too-few'
    wants.push({ key: id, text: blank ? words.missing.fill(label) : words.missing.fix(label), to: id })
  }
  for (const it of places)
    if (it.sentence !== null && it.text.trim() !== '' && links.at(it.path).length === 0)
      wants.push({ key: it.path, text: words.missing.sentence(it.sentence), to: it.writes })
  const unused = view.sources.filter(
    (it) =>
      it.use !== 'reference' && !isGone(it) && !links.all.some((one) => one.suggestion === it.suggestion.id),
  )
  if (unused.length > 0) {
    const letters = unused.map((it) => letterOf(it.suggestion.id)).join(words.and)
    wants.push({ key: 'unused', text: words.missing.unused(letters), to: null })
  }
  const unchecked = view.modelMarks.filter(
    (mark) => mark.checked === null && places.some((it) => it.path === mark.place && it.text !== ''),
  )
  if (unchecked.length > 0)
    wants.push({
      key: 'model',
      text: words.missing.model(unchecked.length),
      to: places.find((it) => it.path === unchecked[0]?.place)?.writes ?? null,
    })
  const shown = wants.slice(0, most)
  return (
    <div className="dir-foot small">
      {wants.length === 0 ? (
        <span className="good">
          <Icon name="check" /> {words.missing.ready}
        </span>
      ) : (
        <>
          <b>{words.missing.title}</b>
          <ul>
            {shown.map((it) => (
              <li key={it.key}>
                {it.to === null ? (
                  it.text
                ) : (
                  <button type="button" className="link" onClick={() => goTo(it.to ?? '')}>
                    {it.text}
                  </button>
                )}
              </li>
            ))}
            {wants.length > most ? <li className="dim num">{words.missing.more(wants.length)}</li> : null}
          </ul>
        </>
      )}
    </div>
  )
}
