import { useQuery } from '@tanstack/react-query'
import { request } from '../api.ts'
import { useSay } from '../language.tsx'
import type { Call } from '../session.tsx'
import { useSettled } from './while-writing.ts'
import { useFieldHintWords } from './words.ts'

const leastTitle = 4
/** Reasons beyond these few are not read. */
const most = 3

interface Props {
  readonly call: Call
  readonly title: string
  readonly text: string
  /** What is chosen already; a hint that says the same is not shown. */
  readonly chosen: string
  /** False while words may be secret: then nothing leaves the page. */
  readonly maySend: boolean
}

/** Says quietly which field the words point to, and why. It never chooses. */
export function FieldHint({ call, title, text, chosen, maySend }: Props) {
  const words = useFieldHintWords()
  const say = useSay()
  const asked = useSettled(`${title.trim().slice(0, 500)}\n${text.trim().slice(0, 5000)}`, maySend)
  const [first = '', ...rest] = asked.split('\n')
  const hint = useQuery({
    queryKey: ['field-hint', call.id, asked],
    queryFn: ({ signal }) =>
      request('POST /calls/:call/field-hint', {
        signal,
        params: { call: call.id },
        body: { title: first, text: rest.join('\n') },
      }),
    enabled: maySend && first.length >= leastTitle,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
    placeholderData: (last) => last,
  })
  const fields = maySend && first.length >= leastTitle ? (hint.data?.fields ?? []) : []
  const [best, next] = fields
  const nameOf = (code: string) => {
    const found = call.fields.find((it) => it.code === code)
    return found === undefined ? code : say(found.name)
  }
  const shown = best !== undefined && best.code !== chosen
  return (
    <p className="hint field-hint" role="status">
      {shown ? words.seems(nameOf(best.code), best.because.slice(0, most)) : ''}
      {shown && next !== undefined && next.code !== chosen
        ? words.or(nameOf(next.code), next.because.slice(0, most))
        : ''}
    </p>
  )
}
