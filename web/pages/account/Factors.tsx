import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { dayOf, formatDay } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { RecoveryCodes } from '../../parts/factors/RecoveryCodes.tsx'
import { TotpSetUp } from '../../parts/factors/TotpSetUp.tsx'
import { useTrouble } from '../../parts/factors/use-trouble.ts'
import { useFactorWords } from '../../parts/factors/words.ts'
import { say } from '../../parts/Message.tsx'
import { useSetMe, useSite } from '../../session.tsx'
import { useFrameWords } from '../../words.ts'
import { Passkeys } from './Passkeys.tsx'

export type FactorsHeld = Answer<'GET /me/factors'>

/** What is asked before something is taken away. */
export interface Question {
  readonly title: string
  readonly why: string
  readonly go: string
  readonly done: string | null
  readonly act: () => Promise<unknown>
}

/** What proves a person besides the password, and what can be done about it. */
export function Factors() {
  const words = useFactorWords()
  const language = useLanguage()
  const sayIt = useSay()
  const site = useSite()
  const setMe = useSetMe()
  const queries = useQueryClient()
  const [question, ask] = useState<Question | null>(null)
  const [codes, setCodes] = useState<readonly string[]>([])
  const { data } = useQuery({
    queryKey: ['factors'],
    queryFn: ({ signal }) => request('GET /me/factors', { signal }),
  })
  const again = () => queries.invalidateQueries({ queryKey: ['factors'] })
  const made = async (it: Answer<'POST /me/totp/confirm'>) => {
    if (it.recoveryCodes.length > 0) setCodes(it.recoveryCodes)
    setMe(it.me)
    await again()
  }
  const day = (at: number) => formatDay(dayOf(at), language)
  const { account } = words
  if (data === undefined) return null
  const outer = site?.outerSignIn ?? null
  return (
    <section>
      <h2>{account.title}</h2>
      <p className="sub">
        {account.why}
        {data.required ? account.required : ''}
      </p>
      {codes.length > 0 ? (
        <div className="panel">
          <RecoveryCodes as="h3" codes={codes} onKept={() => setCodes([])} />
        </div>
      ) : null}
      <div className="factor">
        <h3>{account.totp}</h3>
        {data.totp === null ? (
          <TotpSetUp onDone={(it) => void made(it)} />
        ) : (
          <p className="row">
            <span>{account.totpOn(day(data.totp.since))}</span>
            <button
              type="button"
              className="btn sm"
              onClick={() =>
                ask({
                  title: account.removeTotp,
                  why: account.removeWhy,
                  go: account.remove,
                  done: account.removed,
                  act: () => request('DELETE /me/totp'),
                })
              }
            >
              {account.remove}
            </button>
          </p>
        )}
      </div>
      {site?.passkeys ? <Passkeys held={data.passkeys} ask={ask} again={again} made={made} /> : null}
      {data.totp !== null || data.passkeys.length > 0 ? (
        <div className="factor">
          <h3>{account.codes}</h3>
          <p className="row">
            <span>{account.codesLeft(data.recoveryCodesLeft)}</span>
            <button
              type="button"
              className="btn sm"
              onClick={() =>
                ask({
                  title: account.codesNewTitle,
                  why: account.codesNewWhy,
                  go: account.codesNew,
                  done: null,
                  act: async () => setCodes((await request('POST /me/recovery-codes')).recoveryCodes),
                })
              }
            >
              {account.codesNew}
            </button>
          </p>
        </div>
      ) : null}
      {outer === null ? null : (
        <div className="factor">
          <h3>{sayIt(outer)}</h3>
          {data.outer === null ? (
            <p className="sub">{account.outerOff}</p>
          ) : (
            <p className="row">
              <span>{account.outerOn(day(data.outer.since))}</span>
              <button
                type="button"
                className="btn sm"
                onClick={() =>
                  ask({
                    title: account.unlinkTitle(sayIt(outer)),
                    why: account.unlinkWhy,
                    go: account.unlink,
                    done: account.unlinked,
                    act: () => request('DELETE /me/outer-identity'),
                  })
                }
              >
                {account.unlink}
              </button>
            </p>
          )}
        </div>
      )}
      {question === null ? null : <Asked it={question} onClose={() => ask(null)} again={again} />}
    </section>
  )
}

interface AskedProps {
  readonly it: Question
  readonly onClose: () => void
  readonly again: () => Promise<unknown>
}

function Asked({ it, onClose, again }: AskedProps) {
  const frame = useFrameWords()
  const trouble = useTrouble()
  const go = () => {
    onClose()
    it.act()
      .then(() => {
        if (it.done !== null) say(it.done)
        return again()
      })
      .catch((error: unknown) => say(trouble(error), { tone: 'block' }))
  }
  return (
    <Dialog
      title={it.title}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {frame.cancel}
          </button>
          <button type="button" className="btn danger" onClick={go}>
            {it.go}
          </button>
        </>
      }
    >
      <p>{it.why}</p>
    </Dialog>
  )
}
