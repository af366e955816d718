import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { formatCount, formatDay } from '#text/format.ts'
import { addressOf, request } from '../../api.ts'
import { useAddress } from '../../desk/address.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { usePublicNames } from './names.ts'
import { Parts } from './Parts.tsx'
import { useTransparencyWords } from './words.ts'
import './transparency.css'

/** What came in of each call and what became of it, for anybody; small numbers are protected before they leave the server. */
export default function TransparencyPage() {
  const words = useTransparencyWords()
  const say = useSay()
  const language = useLanguage()
  const [address, change] = useAddress()
  const names = usePublicNames(address['call'] ?? '')
  const id = names.call?.id
  const asked = useQuery({
    queryKey: ['transparency', id],
    queryFn: ({ signal }) =>
      request('GET /public/transparency/:call', { signal, params: { call: id ?? '' } }),
    enabled: id !== undefined,
  })
  const told = asked.data
  return (
    <ReadingPage title={words.title} lede={words.lede}>
      <div className="transparency">
        {names.calls.length < 2 ? null : (
          <div className="entry">
            <SelectField
              label={words.call}
              value={id ?? ''}
              onChange={(call) => change({ call })}
              options={names.calls.map((it) => ({ value: it.id, label: say(it.short) }))}
            />
          </div>
        )}
        {asked.isError && told === undefined ? (
          <Broken error={asked.error} again={() => void asked.refetch()} />
        ) : told === undefined ? (
          <Waiting />
        ) : told.asOf === null ? (
          <Empty title={words.tooFew.title} why={words.tooFew.why(told.least)} />
        ) : (
          <>
            <p className="as-of">
              {words.asOf(formatDay(told.asOf.day, language), formatCount(told.asOf.total))}
            </p>
            <Parts told={told} names={names} />
          </>
        )}
        {told === undefined ? null : (
          <section className="how">
            <h2>{words.how.title}</h2>
            <ul>
              {words.how.points(told.least).map((it) => (
                <li key={it}>{it}</li>
              ))}
            </ul>
            <p>{words.how.source}</p>
            <p className="row wrapping">
              <a href={addressOf('GET /public/transparency/:call', { params: { call: told.call } })}>
                {words.how.json}
              </a>
              <Link to="/guides">{words.ends.guides}</Link>
            </p>
          </section>
        )}
      </div>
    </ReadingPage>
  )
}
