import { expect, test } from 'vitest'
import { isDatabaseAway } from './away.ts'

const error = (message: string, more: object = {}): Error => Object.assign(new Error(message), more)

test.each([
  [
    'a full disk',
    error('could not extend file "base/5/16400": No space left on device', { code: '53100' }),
    true,
  ],
  [
    'a file that may not grow',
    error('could not extend file "base/5/16400": File too large', { code: 'XX000' }),
    true,
  ],
  ['too many connections', error('sorry, too many clients already', { code: '53300' }), true],
  ['a server that is stopped', error('terminating connection', { code: '57P01' }), true],
  ['a transaction whose line went dead', error('idle-in-transaction timeout', { code: '25P03' }), true],
  ['a line that broke', error('Connection terminated unexpectedly'), true],
  [
    'a port at which nobody listens',
    error('connect ECONNREFUSED 127.0.0.1:5432', { code: 'ECONNREFUSED' }),
    true,
  ],
  ['a socket that is gone', error('connect ENOENT', { code: 'ENOENT', syscall: 'connect' }), true],
  ['an upload that was given up', error('aborted', { code: 'ECONNRESET' }), false],
  ['a file that is gone', error('ENOENT: no such file', { code: 'ENOENT', syscall: 'open' }), false],
  ['a value that breaks a rule', error('duplicate key value', { code: '23505' }), false],
  ['a mistake of ours', error('syntax error at or near', { code: '42601' }), false],
  ['what is no error', 'Connection terminated', false],
])('%s', (_, given, away) => {
  expect(isDatabaseAway(given)).toBe(away)
})
