import { useQueryClient } from '@tanstack/react-query'
import type { Answers } from '#core/form/answers.ts'
import type { Field } from '#core/form/form.ts'
import { request } from '../../api.ts'
import { useForm } from '../../form/context.ts'
import { useRows } from '../../form/inputs/table/use-rows.ts'
import { newId } from '../../new-id.ts'
import { say, useSentence } from '../../parts/Message.tsx'
import { useMe } from '../../session.tsx'
import { useModelWords } from '../condense/model-words.ts'
import { useDirectionDesk } from './desk-context.ts'
import type { Proposed } from './ModelWording.tsx'
import { isProse, rowsAt, textAt } from './places.ts'
import { changeView } from './use-direction.ts'

type Sentences = Proposed['sentences']

/** Takes sentences of a proposal over into a field: first the mark, then the words, so that they never stand without it. */
export function useModelTake(
  field: Field | undefined,
  answers: Answers,
): {
  /** So many sentences fit. */
  readonly room: number
  /** Gives the sentence of a refusal, or null where they were taken. */
  readonly take: (proposed: Proposed, chosen: Sentences) => Promise<string | null>
} {
  const words = useModelWords()
  const sentence = useSentence()
  const queries = useQueryClient()
  const form = useForm()
  const me = useMe()
  const { view, links } = useDirectionDesk()
  const prose = field !== undefined && isProse(field) ? field : undefined
  const rows = prose === undefined ? [] : rowsAt(answers, prose)
  const own = useRows(field?.id ?? '', rows)
  const room = prose === undefined ? Number.POSITIVE_INFINITY : prose.maxRows - rows.length

  const take = async ({ asked, model }: Proposed, chosen: Sentences): Promise<string | null> => {
    if (field === undefined) return null
    const ids = chosen.map(() => newId())
    const places = prose === undefined ? [field.id] : ids.map((id) => `${field.id}/${id}`)
    let at: number
    try {
      const marked = await request('PUT /directions/:id/model-marks', {
        params: { id: view.id },
        body: { asked, places },
      })
      at = marked.at
    } catch (error) {
      return sentence(error)
    }
    const by = { id: me?.person ?? '', name: me?.name ?? '' }
    changeView(queries, view.id, (it) => ({
      ...it,
      modelMarks: [
        ...it.modelMarks.filter((one) => !places.includes(one.place)),
        ...places.map((place) => ({ place, model, by, at, checked: null })),
      ],
    }))
    const linked = (one: Sentences[number], place: string) =>
      one.links.map((it) => ({ ...it, place, from: null, to: null }))
    if (prose === undefined) {
      const before = textAt(form.valueAt(field.id))
      const text = chosen.map((it) => it.text).join('')
      form.write(field.id, before === '' ? text : `${before}\n${text}`)
      const known = links.at(field.id)
      const fresh = chosen
        .flatMap((it) => linked(it, field.id))
        .filter((it, n, all) => {
          const same = (one: { readonly suggestion: string; readonly path: string }) =>
            one.suggestion === it.suggestion && one.path === it.path
          return !known.some(same) && all.findIndex(same) === n
        })
      if (fresh.length > 0) links.set(field.id, [...known, ...fresh])
    } else {
      const column = prose.columns[0]?.id ?? ''
      own.add(
        chosen.map((it) => ({ [column]: it.text })),
        undefined,
        ids,
      )
      for (const [n, it] of chosen.entries()) {
        const place = places[n] ?? ''
        if (it.links.length > 0) links.set(place, linked(it, place))
      }
    }
    say(words.wording.taken(chosen.length))
    return null
  }
  return { room, take }
}
