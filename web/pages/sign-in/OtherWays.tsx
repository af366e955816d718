import { useState } from 'react'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { passkeysHere, signInByPasskey } from '../../parts/factors/passkey.ts'
import { useTrouble } from '../../parts/factors/use-trouble.ts'
import { useFactorWords } from '../../parts/factors/words.ts'
import { useSearchText } from '../../parts/params.ts'
import { type Me, useSite } from '../../session.tsx'
import '../../parts/factors/factors.css'

/** Signing in without typing a password: by a passkey of this device, or at the operator's own service. */
export function OtherWays({ enter }: { readonly enter: (me: Me) => void }) {
  const { signIn: words } = useFactorWords()
  const say = useSay()
  const site = useSite()
  const trouble = useTrouble()
  const next = useSearchText('next')
  const [problem, setProblem] = useState<string>()
  const tell = (error: unknown) => setProblem(trouble(error))
  const outer = site?.outerSignIn ?? null
  const passkeys = site?.passkeys === true && passkeysHere()
  if (!passkeys && outer === null) return null
  const goOut = () =>
    request('POST /session/oidc', { body: next === '' ? {} : { next } }).then(
      ({ url }) => location.assign(url),
      tell,
    )
  return (
    <div>
      <p className="sub or">{words.or}</p>
      <div className="other-ways">
        {passkeys ? (
          <button type="button" className="btn lg" onClick={() => void signInByPasskey().then(enter, tell)}>
            {words.passkey}
          </button>
        ) : null}
        {outer === null ? null : (
          <button type="button" className="btn lg" onClick={() => void goOut()}>
            {words.outer(say(outer))}
          </button>
        )}
      </div>
      <div role="alert">{problem === undefined ? null : <p className="find block">{problem}</p>}</div>
    </div>
  )
}

/** Why the operator's service led nowhere. */
export function Refusal({ outer }: { readonly outer: string }) {
  const { signIn: words } = useFactorWords()
  const sentence = words.back[outer]
  return sentence === undefined ? null : (
    <p className="find block" role="alert">
      {sentence}
    </p>
  )
}
