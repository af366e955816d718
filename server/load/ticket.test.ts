import { expect, test } from 'vitest'
import { readConfig } from '../config.ts'
import { readTicket, ticketOf } from './ticket.ts'

const siteWith = (SESSION_SECRET: string) => ({ config: readConfig({ SESSION_SECRET }, 'real', '/srv') })
const site = siteWith('9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2')
const minute = 60_000
const now = Date.UTC(2030, 1, 1)
const good = ticketOf(site, now - 5 * minute)

test.each([
  ['one of ours', good, now - 5 * minute],
  ['one of another server of the site', ticketOf(siteWith('9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2'), now), now],
  ['one of another site', ticketOf(siteWith('7rT4vQz1Lm8Xc2Bn5Wd9Ky3Hp6Jg0Fs4'), now), undefined],
  ['one from half an hour ago', ticketOf(site, now - 30 * minute), undefined],
  ['one of a clock that is a little ahead', ticketOf(site, now + 4000), now + 4000],
  ['one of the future', ticketOf(site, now + minute), undefined],
  [
    'an older instant under the mark of a newer one',
    `${(now - 9 * minute).toString(36)}.${good.split('.')[1]}`,
    undefined,
  ],
  ['no mark', (now - minute).toString(36), undefined],
  ['nothing', '', undefined],
  ['nonsense', '。.。', undefined],
  ['a very long one', `${good}${'x'.repeat(5000)}`, undefined],
])('%s', (_, ticket, asked) => {
  expect(readTicket(site, ticket, now)).toBe(asked)
})
