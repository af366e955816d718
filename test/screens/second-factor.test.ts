import { Secret, TOTP } from 'otpauth'
import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type TestApp, testApp } from '#test/support/app.ts'
import { openBrowser } from '#test/support/browser.ts'
import { aPerson, password } from '#test/support/people.ts'
import { freePort, type RunningServer, startServer } from '#test/support/server.ts'
import { account as accountEn } from '#text/en/web/account.ts'
import { admin as adminEn } from '#text/en/web/admin.ts'
import { factors as factorsEn } from '#text/en/web/factors.ts'
import { account as accountZh } from '#text/zh-CN/web/account.ts'
import { admin as adminZh } from '#text/zh-CN/web/admin.ts'
import { factors as factorsZh } from '#text/zh-CN/web/factors.ts'
import { inLanguage, inTurn, looks, openVisitor, type Visitor } from './support/visitor.ts'

/** A real site: staff may do nothing without a second factor, and passkeys want a name for a host. */
let behind: TestApp
let server: RunningServer
let browser: Browser
let site: { readonly origin: string }

beforeAll(async () => {
  behind = await testApp({ now: Date.now() })
  const port = await freePort()
  site = { origin: `http://localhost:${port}` }
  server = await startServer({
    databaseUrl: behind.url,
    port,
    env: {
      PUBLIC_URL: site.origin,
      // Nobody listens there; the button alone is looked at.
      OIDC_ISSUER: 'http://127.0.0.1:9',
      OIDC_CLIENT_ID: 'zhinan',
      OIDC_NAME: '政务统一认证',
      OIDC_NAME_EN: 'the city’s sign-in',
    },
  })
  browser = await openBrowser()
})
afterAll(async () => {
  await browser?.close()
  await server?.stop()
  await behind?.close()
})

/** What an authenticator would show, so many steps from now; no code is taken twice. */
const codeOf = (secret: string, steps: number): string =>
  new TOTP({ secret: Secret.fromBase32(secret) }).generate({ timestamp: Date.now() + steps * 30_000 })

test.each(inTurn(looks, 1))(
  'an authenticator, recovery codes and a passkey, in $language on $width',
  async (eyes) => {
    const { email } = await aPerson(behind, {
      name: '管理员',
      language: eyes.language,
      staff: [['sys-admin']],
    })
    const visitor = await openVisitor(browser, site, eyes)
    const words = inLanguage(factorsZh, factorsEn)(visitor)
    const { sessions } = inLanguage(accountZh, accountEn)(visitor)
    const admin = inLanguage(adminZh, adminEn)(visitor)
    const { page } = visitor

    await givePassword(visitor, email, { looks: true })
    await page.getByRole('heading', { name: words.setUp.title }).waitFor()
    await visitor.look()
    // Whoever turns to another address meets the same.
    await visitor.go('/admin/people')
    await page.getByRole('heading', { name: words.setUp.title, level: 1 }).waitFor()
    await visitor.button(words.totp.begin).press('Enter')
    const secret = (await page.locator('code.secret').innerText()).replaceAll(/\s/g, '')
    await page.getByRole('img', { name: words.totp.picture }).waitFor()
    await visitor.look()
    // The field has the focus: nothing but the keyboard is needed.
    await page.keyboard.type(codeOf(secret, 0))
    await page.keyboard.press('Enter')
    await page.getByRole('heading', { name: words.codes.title }).waitFor()
    await visitor.look()
    const codes = await page
      .getByRole('list', { name: words.codes.list })
      .getByRole('listitem')
      .allInnerTexts()
    expect(codes).toHaveLength(10)
    await visitor.button(words.codes.saved).press('Enter')
    await page.waitForURL('**/admin/people')
    await page.getByRole('table').waitFor()

    await leave(visitor)
    await givePassword(visitor, email)
    await page.getByRole('heading', { name: words.code.title }).waitFor()
    await visitor.look()
    await page.keyboard.type(codeOf(secret, 1))
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin')

    await leave(visitor)
    await givePassword(visitor, email)
    await page.getByRole('heading', { name: words.code.title }).waitFor()
    await page.keyboard.type(codes[0] ?? '')
    await page.keyboard.press('Enter')
    await page.waitForURL('**/admin')

    const lost = await whoLostADevice()
    await visitor.go(`/admin/people?q=${lost}`)
    await visitor.button(admin.people.resetFactors).press('Enter')
    const dialog = page.getByRole('dialog')
    await dialog.getByText(admin.people.resetFactorsWhy).waitFor()
    await visitor.look()
    await dialog.getByRole('button', { name: admin.people.resetFactors }).press('Enter')
    await page.getByText(admin.done).waitFor()
    await visitor.button(admin.people.resetFactors).waitFor({ state: 'detached' })

    const device = await page.context().newCDPSession(page)
    await device.send('WebAuthn.enable')
    await device.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    await visitor.go('/account')
    await page.getByText(words.account.codesLeft(9)).waitFor()
    await visitor.button(words.passkey.add).press('Enter')
    await page.getByLabel(words.passkey.name).fill('海港台式机')
    await page.keyboard.press('Enter')
    await page.getByText('海港台式机').waitFor()
    await page.getByText(words.account.unused, { exact: true }).waitFor()
    await visitor.look()

    await leave(visitor)
    await visitor.go('/sign-in')
    await visitor.button(words.signIn.passkey).press('Enter')
    await page.waitForURL('**/admin')
    await visitor.go('/account')
    await page.getByText('海港台式机').waitFor()
    await page.getByText(words.account.unused, { exact: true }).waitFor({ state: 'detached' })

    const other = await openVisitor(browser, site, eyes)
    await givePassword(other, email)
    await other.page.getByRole('heading', { name: words.code.title }).waitFor()
    await visitor.go('/account')
    await visitor.button(sessions.endAll).press('Enter')
    await page.getByText(sessions.allEnded(1)).waitFor()
    await other.go('/account')
    await other
      .button(other.words.frame.signIn)
      .or(other.page.getByRole('link', { name: other.words.frame.signIn }))
      .first()
      .waitFor()
    await other.leave()
    await visitor.leave()
  },
)

/** Somebody who has a passkey on a device that is gone. */
async function whoLostADevice(): Promise<string> {
  const { id, email } = await aPerson(behind, { name: '分办员', staff: [['triage']] })
  const at = new Date()
  await behind.ctx.db
    .insertInto('passkey')
    .values({
      id: behind.ctx.dice.id(at.getTime()),
      person: id,
      credential: email,
      public_key: Buffer.from('gone'),
      counter: 0,
      transports: [],
      name: '旧手机',
      created_at: at,
    })
    .execute()
  await behind.ctx.db.updateTable('person').set({ second_factor: true }).where('id', '=', id).execute()
  return email
}

async function givePassword(visitor: Visitor, email: string, { looks = false } = {}): Promise<void> {
  const { page, words } = visitor
  await visitor.go('/sign-in')
  if (looks) await visitor.look()
  await page.getByLabel(words.frame.account).fill(email)
  await page.getByLabel(words.frame.password, { exact: true }).fill(password)
  await page.keyboard.press('Enter')
}

async function leave(visitor: Visitor): Promise<void> {
  await visitor.go('/account')
  await visitor.button(visitor.words.frame.signOut).click()
  await visitor.page.waitForURL((url) => url.pathname === '/')
}
