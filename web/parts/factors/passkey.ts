import { type Answer, request } from '../../api.ts'
import type { Me } from '../../session.tsx'

/** What speaks to the device is fetched when it is first needed. */
const browser = () => import('@simplewebauthn/browser')

export const passkeysHere = (): boolean => 'PublicKeyCredential' in window

/** The person turned away, waited too long, or the device has none: no fault of the site. */
export class PasskeyCancelled extends Error {
  override readonly name = 'PasskeyCancelled'
}

/** Asks the device for a passkey of this site and signs in by it. */
export async function signInByPasskey(): Promise<Me> {
  const { startAuthentication } = await browser()
  const optionsJSON = (await request('POST /session/passkey/options')) as never
  const given = await startAuthentication({ optionsJSON }).catch(() => {
    throw new PasskeyCancelled()
  })
  return (await request('POST /session/passkey', { body: { given: { ...given } } })).me
}

/** Has the device make a passkey and keeps it under a name. */
export async function makePasskey(name: string): Promise<Answer<'POST /me/passkeys'>> {
  const { startRegistration } = await browser()
  const optionsJSON = (await request('POST /me/passkeys/options')) as never
  const made = await startRegistration({ optionsJSON }).catch(() => {
    throw new PasskeyCancelled()
  })
  return request('POST /me/passkeys', { body: { name, made: { ...made } } })
}
