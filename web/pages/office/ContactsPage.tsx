import { useSay } from '../../language.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { Scroll } from '../../parts/Scroll.tsx'
import { useCalls } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { useHelpWords } from '../help/words.ts'

/** Every office with what it handles and its telephone, and technical support. */
export default function ContactsPage() {
  const frame = useFrameWords()
  const { contacts } = useHelpWords()
  const say = useSay()
  const { data: calls, error } = useCalls()
  if (error !== null && calls === undefined) return <Broken top error={error} />
  const call = calls?.[0]
  if (call === undefined) return <Waiting />
  return (
    <ReadingPage title={frame.pages.contacts} lede={contacts.lede}>
      <Scroll label={frame.pages.contacts}>
        <table className="contacts">
          <thead>
            <tr>
              <th scope="col">{contacts.office}</th>
              <th scope="col">{contacts.phone}</th>
              <th scope="col">{contacts.scope}</th>
            </tr>
          </thead>
          <tbody>
            {call.offices.map((office) => (
              <tr key={office.code}>
                <th scope="row" className="name">
                  {say(office.name)}
                </th>
                <td className="num nb">
                  <a href={`tel:${office.phone}`}>{office.phone}</a>
                </td>
                <td>{say(office.scope)}</td>
              </tr>
            ))}
            <tr>
              <th scope="row" className="name">
                {frame.footer.hotline}
              </th>
              <td className="num nb">
                <a href={`tel:${call.hotline.phone}`}>{call.hotline.phone}</a>
              </td>
              <td>{say(call.hotline.note)}</td>
            </tr>
          </tbody>
        </table>
      </Scroll>
    </ReadingPage>
  )
}
