import { useQuery } from '@tanstack/react-query'
import type { Form } from '#core/form/form.ts'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { goTo } from './go-to.ts'

/** What looks too narrow for a guide, each with its reason; asked again after every save, and never in the way. */
export function Breadth({ form, savedAt }: { readonly form: Form; readonly savedAt: number | null }) {
  const words = useCondenseWords()
  const say = useSay()
  const { view, places, labelOf } = useDirectionDesk()
  const check = useQuery({
    queryKey: ['direction-check', view.id, savedAt],
    queryFn: ({ signal }) => request('GET /directions/:id/check', { signal, params: { id: view.id } }),
    placeholderData: (last) => last,
    retry: false,
  }).data
  if (check === undefined) return null
  const fields = form.sections.flatMap((it) => it.fields)
  const nameOf = (path: string): string => {
    const place = places.find((it) => path === it.path || path.startsWith(`${it.path}/`))
    const field = fields.find((it) => it.id === path.split('/')[0])
    return place === undefined ? (field === undefined ? '' : say(field.label)) : labelOf(place)
  }
  return (
    <section className="breadth" aria-labelledby="breadth">
      <div className="lab">
        <h3 id="breadth">{words.check.title}</h3>
        <span className={check.breadth.length === 0 ? 'good' : ''}>
          {check.breadth.length === 0 ? words.check.good : words.check.hits(check.breadth.length)}
        </span>
      </div>
      {check.breadth.map((it) => (
        <p className="find small" key={`${it.place} ${it.from} ${it.code} ${it.message}`}>
          <Icon name="warn" /> <b>{nameOf(it.place)}</b> {it.message}{' '}
          <button
            type="button"
            className="link"
            onClick={() => goTo(places.find((one) => one.path === it.place)?.writes ?? it.place)}
          >
            {words.check.go}
          </button>
        </p>
      ))}
    </section>
  )
}
