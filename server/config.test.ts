import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { type Env, type Mode, readConfig, settingNames, UnusableSettings } from './config.ts'
import { root } from './root.ts'
import { secretSettings } from './secret-files.ts'

const outcome = (mode: Mode, env: Env): readonly string[] => {
  try {
    readConfig(env, mode, '/srv/zhinan')
    return []
  } catch (error) {
    if (error instanceof UnusableSettings) return error.problems
    throw error
  }
}

const behindProxy = { PUBLIC_URL: 'https://zn.example.gov.cn', TRUST_PROXY: 'loopback' }
const mail = { SMTP_URL: 'smtps://mail.example.gov.cn', MAIL_FROM: '指南 <zn@example.gov.cn>' }

const store = {
  FILES_S3_URL: 'https://s3.example.gov.cn',
  FILES_S3_BUCKET: 'zhinan-files',
  FILES_S3_KEY: 'AKIDEXAMPLE',
  FILES_S3_SECRET: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCYEXAMPLEKEY',
}

describe('settings', () => {
  test.each<[situation: string, mode: Mode, env: Env]>([
    ['nothing at all, for the demo', 'demo', {}],
    ['nothing at all, for a trial on one machine', 'real', {}],
    ['a proxy with TLS in front', 'real', behindProxy],
    ['every address behind a proxy with TLS', 'real', { ...behindProxy, HOST: '0.0.0.0' }],
    [
      'a database by socket without a password',
      'real',
      { DATABASE_URL: 'postgres:///zhinan?host=/run/postgresql' },
    ],
    ['mail', 'real', { ...behindProxy, ...mail }],
    ['mail that asks for TLS', 'real', { ...mail, SMTP_URL: 'smtp://mail.example.gov.cn?requireTLS=true' }],
    [
      'a database elsewhere with TLS',
      'real',
      { DATABASE_URL: 'postgres://zn:9fK2pLx8@db.example.gov.cn/zn?sslmode=verify-full' },
    ],
    ['a language model beside it', 'real', { MODEL_URL: 'http://127.0.0.1:8000/v1', MODEL_NAME: 'local' }],
    ['a file store', 'real', store],
    ['an empty value, which is the same as none', 'real', { PORT: '', PUBLIC_URL: ' ' }],
  ])('are usable with %s', (_situation, mode, env) => {
    expect(outcome(mode, env)).toEqual([])
  })

  test.each<[situation: string, mode: Mode, env: Env, words: string]>([
    ['a port that is no number', 'demo', { PORT: 'http' }, 'PORT must be a number from 0 to 65535.'],
    [
      'a file store without a bucket',
      'real',
      { ...store, FILES_S3_BUCKET: '' },
      'FILES_S3_BUCKET is not set',
    ],
    [
      'a bucket in the address',
      'real',
      { ...store, FILES_S3_URL: 'https://s3.cn/?b=1' },
      'of the store alone',
    ],
    ['a bucket that cannot be', 'real', { ...store, FILES_S3_BUCKET: 'A b' }, 'the name of a bucket'],
    ['a port beyond the last', 'demo', { PORT: '65536' }, 'PORT must be a number'],
    ['the demo on the network', 'demo', { HOST: '0.0.0.0' }, 'the demo has known passwords'],
    ['the network without an address for people', 'real', { HOST: '0.0.0.0' }, 'PUBLIC_URL is not set'],
    [
      'the network without TLS',
      'real',
      { HOST: '0.0.0.0', PUBLIC_URL: 'http://zn.example.gov.cn' },
      'passwords',
    ],
    [
      'a proxy without TLS',
      'real',
      { PUBLIC_URL: 'http://zn.example.gov.cn' },
      'PUBLIC_URL begins with http://',
    ],
    ['a site under a path', 'real', { PUBLIC_URL: 'https://example.gov.cn/zn' }, 'without a path'],
    ['mail without a sender', 'real', { SMTP_URL: 'smtps://mail.example.gov.cn' }, 'without MAIL_FROM'],
    [
      'a sender that is no address',
      'real',
      { MAIL_FROM: 'science bureau' },
      'MAIL_FROM must be an e-mail address',
    ],
    ['a short secret', 'real', { SESSION_SECRET: 'k8Jx0qZ7pW2v' }, 'SESSION_SECRET must be at least 32'],
    [
      'a secret from a manual',
      'real',
      { SESSION_SECRET: 'change-me-to-something-long-and-random' },
      'looks like an example',
    ],
    ['a secret of one key', 'real', { SESSION_SECRET: 'a'.repeat(40) }, 'looks like an example'],
    [
      'two places for the secret',
      'real',
      { SESSION_SECRET: '9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2', SECRETS_FILE: 's' },
      'set one of them',
    ],
    [
      'a pooler without a database',
      'real',
      { DATABASE_URL_DIRECT: 'postgres://127.0.0.1/zhinan' },
      'without DATABASE_URL',
    ],
    ['another kind of database', 'real', { DATABASE_URL: 'mysql://db/zhinan' }, 'begins with postgres://'],
    [
      'a database with a well-known password',
      'real',
      { DATABASE_URL: 'postgres://zn:postgres@db/zn?sslmode=verify-full' },
      'well-known password',
    ],
    ['trust in everybody', 'real', { TRUST_PROXY: '0.0.0.0/0' }, 'must not trust every address'],
    ['trust in “true”', 'real', { TRUST_PROXY: 'true' }, 'must list the proxies by address'],
    ['a virus scanner by http', 'real', { CLAMD_URL: 'http://scan' }, 'CLAMD_URL must be an address'],
    ['a misspelt footer key', 'real', { SITE_SPONSER: '科技局' }, 'SITE_SPONSER is not a setting'],
    ['a footer of two lines', 'real', { SITE_ADDRESS: 'a\nb' }, 'SITE_ADDRESS must be one line'],
    [
      'a model without a name',
      'real',
      { MODEL_URL: 'https://model.example.gov.cn/v1' },
      'without MODEL_NAME',
    ],
    ['a model without an address', 'demo', { MODEL_NAME: 'local' }, 'without MODEL_URL'],
    ['a key for no model', 'real', { MODEL_KEY: 'mk-8Jx0qZ7pW2v' }, 'without MODEL_URL'],
    [
      'a model by another way',
      'real',
      { MODEL_URL: 'ftp://model.example.gov.cn', MODEL_NAME: 'local' },
      'MODEL_URL must be an address',
    ],
    [
      'a model with the key in its address',
      'real',
      { MODEL_URL: 'https://me:key@model.example.gov.cn/v1', MODEL_NAME: 'local' },
      'must be the base of the interface',
    ],
    [
      'a key of two lines',
      'real',
      { MODEL_URL: 'https://model.example.gov.cn/v1', MODEL_NAME: 'local', MODEL_KEY: 'a\nb' },
      'MODEL_KEY must be a key',
    ],
    ['a model never waited for', 'real', { MODEL_TIMEOUT: '0' }, 'MODEL_TIMEOUT must be a number of seconds'],
    [
      'a database elsewhere without TLS',
      'real',
      { DATABASE_URL: 'postgres://zn:9fK2pLx8@db.example.gov.cn/zn' },
      'ALLOW_UNENCRYPTED=database',
    ],
    [
      'a database elsewhere with TLS where it is offered',
      'real',
      { DATABASE_URL: 'postgres://zn:9fK2pLx8@db.example.gov.cn/zn?sslmode=prefer' },
      'travels unprotected',
    ],
    [
      'a database elsewhere behind the question mark',
      'real',
      { DATABASE_URL: 'postgres://zn:9fK2pLx8@127.0.0.1/zn?host=db.example.gov.cn' },
      'travels unprotected',
    ],
    [
      'a database whose last word is no TLS',
      'real',
      { DATABASE_URL: 'postgres://zn:9fK2pLx8@db/zn?sslmode=verify-full&sslmode=disable' },
      'travels unprotected',
    ],
    [
      'a well-known password behind the question mark',
      'real',
      { DATABASE_URL: 'postgres://zn:9fK2pLx8@db/zn?sslmode=verify-full&password=postgres' },
      'well-known password',
    ],
    [
      'mail without TLS',
      'real',
      { SMTP_URL: 'smtp://mail.example.gov.cn', MAIL_FROM: 'a@example.gov.cn' },
      'ALLOW_UNENCRYPTED=mail',
    ],
    [
      'a file store without TLS',
      'real',
      { ...store, FILES_S3_URL: 'http://s3.example.gov.cn' },
      'ALLOW_UNENCRYPTED=store',
    ],
    [
      'a model without TLS',
      'real',
      { MODEL_URL: 'http://model.example.gov.cn/v1', MODEL_NAME: 'local' },
      'ALLOW_UNENCRYPTED=model',
    ],
    ['leave for something unknown', 'real', { ALLOW_UNENCRYPTED: 'all' }, 'must list some of database, mail'],
    [
      'an owner of no database',
      'real',
      { DATABASE_URL_OWNER: 'postgres://owner@127.0.0.1/zn' },
      'set without DATABASE_URL',
    ],
    ['a list that is not there', 'real', { PASSWORD_WORDS_FILE: '/nowhere/words' }, 'cannot be read'],
    ['a secret file that is not there', 'real', { METRICS_TOKEN_FILE: '/nowhere/token' }, '(ENOENT)'],
    ['an unknown log level', 'real', { LOG_LEVEL: 'loud' }, 'LOG_LEVEL must be one of'],
  ])('are refused with %s', (_situation, mode, env, words) => {
    expect(outcome(mode, env)).toEqual([expect.stringContaining(words)])
  })

  test('name every problem at once', () => {
    const problems = outcome('real', {
      PORT: '-1',
      HOST: '0.0.0.0',
      SMTP_URL: 'smtps://mail',
      LOG_LEVEL: 'x',
    })
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual([
      'PORT',
      'LOG_LEVEL',
      'SMTP_URL',
      'PUBLIC_URL',
    ])
  })

  test.each<[situation: string, mode: Mode, env: Env, keys: string[]]>([
    ['a real site with nothing set', 'real', {}, ['SMTP_URL', 'CLAMD_URL']],
    [
      'a real site behind an unnamed proxy',
      'real',
      { PUBLIC_URL: 'https://zn.example.gov.cn', ...mail },
      ['TRUST_PROXY', 'CLAMD_URL'],
    ],
    ['the demo', 'demo', {}, []],
    [
      'a model reached over an open network',
      'real',
      {
        ...behindProxy,
        ...mail,
        MODEL_URL: 'http://10.1.2.3/v1/',
        MODEL_NAME: 'local',
        ALLOW_UNENCRYPTED: 'model',
      },
      ['CLAMD_URL', 'MODEL_URL'],
    ],
    [
      'a file store over an open network',
      'real',
      {
        ...behindProxy,
        ...mail,
        ...store,
        FILES_S3_URL: 'http://10.1.2.3:9000',
        ALLOW_UNENCRYPTED: 'store, mail',
      },
      ['CLAMD_URL', 'FILES_S3_URL'],
    ],
    [
      'a database on a network of its own',
      'real',
      {
        ...behindProxy,
        ...mail,
        DATABASE_URL: 'postgres://zn:9fK2pLx8@database/zn',
        ALLOW_UNENCRYPTED: 'database',
      },
      ['CLAMD_URL', 'DATABASE_URL'],
    ],
  ])('warn of what is missing: %s', (_situation, mode, env, keys) => {
    const { warnings } = readConfig(env, mode, '/srv/zhinan')
    expect(warnings.map((warning) => warning.split(' ')[0])).toEqual(keys)
  })

  test('have defaults that follow from each other', () => {
    const config = readConfig({ PORT: '8080', SITE_ICP: '辽ICP备00000000号' }, 'real', '/srv/zhinan')
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8080,
      publicUrl: 'http://127.0.0.1:8080',
      dataDir: '/srv/zhinan/.data',
      filesDir: '/srv/zhinan/.data/files',
      secretsFile: '/srv/zhinan/.data/secrets.json',
      databaseUrl: null,
      s3: null,
      site: { icp: '辽ICP备00000000号', sponsor: '' },
      model: null,
    })
  })

  test('ask a model below the base of its interface, with or without a slash at the end', () => {
    for (const MODEL_URL of ['https://model.example.gov.cn/v1', 'https://model.example.gov.cn/v1/'])
      expect(readConfig({ MODEL_URL, MODEL_NAME: 'local' }, 'real', '/srv/zhinan').model).toEqual({
        url: 'https://model.example.gov.cn/v1/chat/completions',
        name: 'local',
        key: null,
        timeout: 50_000,
      })
  })

  test('take each secret from a file as well, and from one place only', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'zhinan-secrets-'))
    const file = path.join(folder, 'secret')
    const SESSION_SECRET = '9fK2pLx8Qw7Zr4Tb1Nv6Hc3Jd5Mg0Ys2'
    writeFileSync(file, `${SESSION_SECRET}\n`)
    expect(readConfig({ SESSION_SECRET_FILE: file }, 'real', '/srv').sessionSecret).toBe(SESSION_SECRET)
    expect(outcome('real', { SESSION_SECRET_FILE: file, SESSION_SECRET })).toEqual([
      'SESSION_SECRET and SESSION_SECRET_FILE are both set; set one of them.',
    ])
    rmSync(folder, { recursive: true })
  })

  test.each(['docs/running.md', 'docs/running.zh-CN.md'])('are all explained in %s', (page) => {
    const words = readFileSync(path.join(root, page), 'utf8')
    expect(settingNames.filter((name) => !words.includes(`\`${name}\``))).toEqual([])
    expect(secretSettings.filter((name) => !words.includes(`\`${name}_FILE\``))).toEqual([])
  })
})
