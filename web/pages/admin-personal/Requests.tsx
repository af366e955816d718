import { useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { Sheet } from '../../desk/Sheet.tsx'
import { useLanguage } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { TextField } from '../../parts/Field.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { countsIn, tiesIn, usePersonalWords } from '../../parts/personal-words.ts'
import { useFrameWords } from '../../words.ts'

type Asked = Answer<'GET /admin/personal'>['requests'][number]

interface Props {
  readonly requests: readonly Asked[]
  readonly again: () => Promise<unknown>
}

/** Who asked to be erased; what would go, and what stands in the way. */
export function Requests({ requests, again }: Props) {
  const { admin: words } = usePersonalWords()
  return (
    <section>
      <h2>{words.requests}</h2>
      {requests.length === 0 ? (
        <p className="sub">{words.none}</p>
      ) : (
        <Sheet stacks caption={words.requests} heads={[words.person, words.askedAt, words.state]}>
          {requests.map((it) => (
            <Row key={it.id} it={it} again={again} />
          ))}
        </Sheet>
      )}
    </section>
  )
}

function Row({ it, again }: { readonly it: Asked; readonly again: () => Promise<unknown> }) {
  const all = usePersonalWords()
  const words = all.admin
  const frame = useFrameWords()
  const language = useLanguage()
  const sentence = useSentence()
  const [dialog, setDialog] = useState<'erase' | 'refuse' | null>(null)
  const [reason, setReason] = useState('')
  const params = { id: it.id }
  const close = () => setDialog(null)
  const after = (said: string) => {
    close()
    say(said)
    return again()
  }
  const failed = (error: unknown) => say(sentence(error), { tone: 'block' })
  const carryOut = () =>
    request('POST /admin/erasures/:id/carry-out', { params }).then(
      ({ backups }) => after(backups.length === 0 ? words.done : words.backups(backups.join(all.comma))),
      failed,
    )
  const refuse = () =>
    request('POST /admin/erasures/:id/refuse', { params, body: { reason } }).then(
      () => after(words.refusedSaid),
      failed,
    )
  const ties = it.look === null ? [] : tiesIn(all, it.look.ties)
  return (
    <tr>
      <td>
        <b>{it.person.name}</b>
      </td>
      <td className="num nb">{formatInstant(it.askedAt, language)}</td>
      <td>
        {it.look === null ? (
          <span>
            {words.outcomes[it.outcome ?? ''] ?? ''}{' '}
            {it.decidedAt === null ? '' : formatInstant(it.decidedAt, language)}
          </span>
        ) : (
          <>
            <span className="warned">{words.waits}</span>
            <small>{all.erasure.goes(countsIn(all, it.look.goes))}</small>
            {ties.map((one) => (
              <small key={one} className="blocked">
                {one}
              </small>
            ))}
            <div className="row">
              <button
                type="button"
                className="btn danger sm"
                disabled={ties.length > 0}
                onClick={() => setDialog('erase')}
              >
                {words.carryOut}
              </button>
              <button type="button" className="btn sm" onClick={() => setDialog('refuse')}>
                {words.refuse}
              </button>
            </div>
          </>
        )}
        {dialog === null ? null : (
          <Dialog
            title={dialog === 'erase' ? words.sure(it.person.name) : words.refuseTitle(it.person.name)}
            onClose={close}
            actions={
              <>
                <button type="button" className="btn" onClick={close}>
                  {frame.cancel}
                </button>
                <button
                  type="button"
                  className={dialog === 'erase' ? 'btn danger' : 'btn main'}
                  onClick={() => void (dialog === 'erase' ? carryOut() : refuse())}
                >
                  {dialog === 'erase' ? words.carryOut : words.refuse}
                </button>
              </>
            }
          >
            {dialog === 'erase' ? (
              <p>{words.sureWhy}</p>
            ) : (
              <TextField label={words.reason} value={reason} onChange={setReason} max={500} required />
            )}
          </Dialog>
        )}
      </td>
    </tr>
  )
}
