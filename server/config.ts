import path from 'node:path'
import { z } from 'zod'
import { atLeastAsLong, isExample, unsafeSettings } from './config-safety.ts'
import type { ChainHash } from './db/chain-hash.ts'
import type { S3Place } from './files/s3-request.ts'
import { secretsFromFiles, unreadable } from './secret-files.ts'

/** Demo is for looking round on one's own machine; real is for people's work. The caller decides, never the environment. */
export type Mode = 'demo' | 'real'

/** Everything the server is told from outside, read once. */
export interface Config {
  readonly mode: Mode
  readonly host: string
  readonly port: number
  /** Where people reach the site, without a slash at the end; mails and cookies follow it. */
  readonly publicUrl: string
  readonly dataDir: string
  readonly filesDir: string
  /** Null means that files lie in filesDir. */
  readonly s3: S3Place | null
  /** Null means the embedded database under dataDir. */
  readonly databaseUrl: string | null
  /** The same database without a pooler in front, for migrations, jobs and notifications. */
  readonly databaseUrlDirect: string | null
  /** A copy that follows it (a streaming replica), for lists and figures; null means that the database itself is asked. */
  readonly databaseReadUrl: string | null
  /** Null means that mails are kept in the outbox and not sent. */
  readonly smtpUrl: string | null
  readonly mailFrom: string
  /** Null means that files are marked as not scanned. */
  readonly clamdUrl: string | null
  /** Null means the secret kept in secretsFile, made on the first start. */
  readonly sessionSecret: string | null
  readonly secretsFile: string
  readonly logLevel: LogLevel
  /** What a monitor must send to read the metrics; null means that nothing is counted and nobody is told. */
  readonly metricsToken: string | null
  /** Whether requests are answered in turns, and asked to come back when there is no more room to wait in. */
  readonly shedsLoad: boolean
  /** How long a server that was told to stop goes on serving, so that the proxy sees that it is leaving. */
  readonly drainSeconds: number
  /** Null means that no traces are made. */
  readonly traces: TraceCollector | null
  /** Null means that no language model is ever asked. */
  readonly model: ModelEndpoint | null
  /** The database in the name of who owns its tables, for migrations alone; null where the server's own role owns them. */
  readonly databaseUrlOwner: string | null
  /** What facts are linked by from now on. */
  readonly chainHash: ChainHash
  /** Words that no password may hold, one a line; null means those of the calls and the site alone. */
  readonly passwordWordsFile: string | null
  /** SHA-1 of breached passwords, sorted; null means that none is looked up. */
  readonly breachedPasswordsFile: string | null
  /** Whether staff, reviewers and experts may do nothing before they have set up a second factor. */
  readonly requireSecondFactor: boolean
  /** After how many days staff choose a new password; null means never. */
  readonly passwordExpiresDays: number | null
  /** Null means that people sign in here alone. */
  readonly outerSignIn: OuterSignIn | null
  /** Addresses of reverse proxies whose forwarded headers are believed. */
  readonly trustProxy: readonly string[]
  readonly site: Site
  /** What works but should be known, one sentence each. */
  readonly warnings: readonly string[]
}

/** An OpenAI-compatible endpoint that the operator chose. */
export interface ModelEndpoint {
  /** Where completions are asked for. */
  readonly url: string
  readonly name: string
  /** Sent as a bearer token; null where the endpoint asks for none. Never logged. */
  readonly key: string | null
  /** Milliseconds after which an answer is not waited for any more. */
  readonly timeout: number
}

/** Where traces are sent (OTLP over HTTP), under the names that OpenTelemetry gives its settings. */
export interface TraceCollector {
  /** The base address; `/v1/traces` is put behind it. */
  readonly url: string
  /** Sent with each request, such as a key. Never logged. */
  readonly headers: Readonly<Record<string, string>>
  readonly service: string
  /** The share of requests that are traced, 0 to 1, where whoever called has not decided it. */
  readonly share: number
}

/** The operator's own sign-in service (OpenID Connect). */
export interface OuterSignIn {
  readonly issuer: string
  readonly clientId: string
  /** Null for a client that proves itself by PKCE alone. Never logged. */
  readonly clientSecret: string | null
  /** How they must have signed in there: one of these contexts, and all of these methods (OpenID Connect Core 1.0, 2). */
  readonly acr: readonly string[]
  readonly amr: readonly string[]
  /** What the button calls it. */
  readonly name: { readonly zh: string; readonly en: string }
}

export type LogLevel = 'trace' | 'debug' | 'info' | 'warn' | 'error' | 'silent'

/** What the footer must show on a government site; an empty one is not shown. */
export interface Site {
  readonly sponsor: string
  readonly organiser: string
  readonly siteId: string
  readonly icp: string
  readonly psb: string
  readonly phone: string
  readonly address: string
}

export type Env = Readonly<Record<string, string | undefined>>

/** The settings cannot be used; the message lists every problem. */
export class UnusableSettings extends Error {
  override readonly name = 'UnusableSettings'
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(`The settings cannot be used:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`)
    this.problems = problems
  }
}

const urlOf = (...schemes: string[]) =>
  z.string().refine((text) => URL.canParse(text) && schemes.includes(new URL(text).protocol.slice(0, -1)), {
    error: `must be an address that begins with ${schemes.map((scheme) => `${scheme}://`).join(' or ')}`,
  })

const line = z
  .string()
  .max(200, 'must not be longer than 200 characters')
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is refused here
  .regex(/^[^\u0000-\u001f]*$/, 'must be one line')
  .default('')

const unspaced = z
  .string()
  .regex(/^[\x21-\x7e]{1,500}$/, 'must be a key of letters, digits and signs without a blank')

const listed = z
  .string()
  .transform((text) => text.split(/[\s,]+/).filter((it) => it !== ''))
  .refine((all) => all.length <= 20 && all.every((it) => /^[\x21-\x7e]{1,200}$/.test(it)), {
    error: 'must list values without blanks, separated by commas',
  })

/** What may travel unprotected to another machine, because the operator's network protects it. */
const bare = ['database', 'mail', 'store', 'model'] as const

const Environment = z.object({
  HOST: z.string().default('127.0.0.1'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65535, 'must be a number from 0 to 65535')
    .default(3000),
  PUBLIC_URL: urlOf('http', 'https')
    .refine((text) => URL.canParse(text) && new URL(text).pathname === '/' && !/[?#]/.test(text), {
      error: 'must name the site alone, without a path behind the host',
    })
    .optional(),
  DATA_DIR: z.string().default('.data'),
  FILES_DIR: z.string().optional(),
  FILES_S3_URL: urlOf('http', 'https')
    .refine((text) => URL.canParse(text) && !/[?#@]/.test(text), {
      error: 'must be the address of the store alone, without bucket, key, question mark or #',
    })
    .optional(),
  FILES_S3_BUCKET: z
    .string()
    .regex(
      /^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/,
      'must be the name of a bucket (3 to 63 small letters, digits, . or -)',
    )
    .optional(),
  FILES_S3_REGION: z
    .string()
    .regex(/^[a-z0-9-]{1,60}$/i, 'must be the name of a region, such as cn-north-1')
    .default('us-east-1'),
  FILES_S3_KEY: unspaced.optional(),
  FILES_S3_SECRET: unspaced.optional(),
  FILES_S3_STYLE: z.enum(['path', 'host'], { error: 'must be path or host' }).default('path'),
  DATABASE_URL: urlOf('postgres', 'postgresql').optional(),
  DATABASE_URL_DIRECT: urlOf('postgres', 'postgresql').optional(),
  DATABASE_URL_OWNER: urlOf('postgres', 'postgresql').optional(),
  ALLOW_UNENCRYPTED: listed
    .refine((all) => all.every((it) => bare.some((one) => one === it)), {
      error: `must list some of ${bare.join(', ')}`,
    })
    .default([]),
  CHAIN_HASH: z.enum(['sha-256', 'sm3'], { error: 'must be sha-256 or sm3' }).default('sha-256'),
  PASSWORD_WORDS_FILE: z.string().optional(),
  PASSWORD_BREACHED_FILE: z.string().optional(),
  DATABASE_READ_URL: urlOf('postgres', 'postgresql').optional(),
  SMTP_URL: urlOf('smtp', 'smtps').optional(),
  MAIL_FROM: z
    .string()
    .regex(
      /^([^<>\r\n]*<)?[^\s<>@]+@[^\s<>@]+>?$/,
      'must be an e-mail address, with or without a name before it',
    )
    .optional(),
  CLAMD_URL: urlOf('tcp', 'unix').optional(),
  SESSION_SECRET: z
    .string()
    .refine(atLeastAsLong, 'must be at least 32 characters long; leave it out and one is made')
    .refine((text) => !isExample(text), 'looks like an example; leave it out and one is made')
    .optional(),
  SECRETS_FILE: z.string().optional(),
  LOG_LEVEL: z
    .enum(['trace', 'debug', 'info', 'warn', 'error', 'silent'], {
      error: 'must be one of trace, debug, info, warn, error, silent',
    })
    .default('info'),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{24,500}$/, 'must be at least 24 letters, digits and signs without a blank')
    .refine((text) => !isExample(text), 'looks like an example; openssl rand -hex 24 makes one')
    .optional(),
  MODEL_URL: urlOf('http', 'https')
    .refine((text) => URL.canParse(text) && !/[?#@]/.test(text), {
      error:
        'must be the base of the interface, without name, password, question mark or # (https://host/v1)',
    })
    .optional(),
  MODEL_NAME: line.optional(),
  MODEL_KEY: unspaced.optional(),
  MODEL_TIMEOUT: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number of seconds from 1 to 300')
    .transform(Number)
    .refine((seconds) => seconds >= 1 && seconds <= 300, 'must be a number of seconds from 1 to 300')
    .default(50),
  REQUIRE_SECOND_FACTOR: z.enum(['on', 'off'], { error: 'must be on or off' }).optional(),
  LOAD_SHEDDING: z.enum(['on', 'off'], { error: 'must be on or off' }).default('on'),
  DRAIN_SECONDS: z
    .string()
    .regex(/^\d{1,3}$/, 'must be a number of seconds from 0 to 300')
    .transform(Number)
    .refine((seconds) => seconds <= 300, 'must be a number of seconds from 0 to 300')
    .default(0),
  OTEL_EXPORTER_OTLP_ENDPOINT: urlOf('http', 'https')
    .refine((text) => URL.canParse(text) && !/[?#@]/.test(text), {
      error: 'must be the base address of the collector, without /v1/traces, question mark or #',
    })
    .optional(),
  OTEL_EXPORTER_OTLP_HEADERS: z
    .string()
    .regex(/^\s*[\w-]+=[^,=]*(,\s*[\w-]+=[^,=]*)*\s*$/, 'must be name=value, several separated by commas')
    .transform((text) =>
      Object.fromEntries(
        text.split(',').map((part) => {
          const [name = '', value = ''] = part.split('=')
          return [name.trim(), decodeURIComponent(value.trim())]
        }),
      ),
    )
    .optional(),
  OTEL_SERVICE_NAME: line,
  OTEL_TRACES_SAMPLER_ARG: z
    .string()
    .regex(/^(0(\.\d{1,6})?|1(\.0+)?)$/, 'must be a share from 0 to 1')
    .transform(Number)
    .default(1),
  PASSWORD_EXPIRES_DAYS: z
    .string()
    .regex(/^\d{1,4}$/, 'must be a number of days; 0 or nothing for never')
    .transform(Number)
    .default(0),
  OIDC_ISSUER: urlOf('http', 'https').optional(),
  OIDC_CLIENT_ID: line.optional(),
  OIDC_CLIENT_SECRET: z
    .string()
    .regex(/^[\x21-\x7e]{1,500}$/, 'must be letters, digits and signs without a blank')
    .optional(),
  OIDC_ACR: listed.optional(),
  OIDC_AMR: listed.optional(),
  OIDC_NAME: line.optional(),
  OIDC_NAME_EN: line.optional(),
  TRUST_PROXY: z
    .string()
    .transform((text) => text.split(',').map((part) => part.trim()))
    .refine(
      (parts) => parts.every((part) => part === 'loopback' || /^[0-9a-f.:]+(\/\d{1,3})?$/i.test(part)),
      {
        error: 'must list the proxies by address (10.0.0.5, 10.0.0.0/24, loopback), separated by commas',
      },
    )
    .refine((parts) => !parts.some((part) => part.endsWith('/0')), 'must not trust every address')
    .default([]),
  SITE_SPONSOR: line,
  SITE_ORGANISER: line,
  SITE_ID: line,
  SITE_ICP: line,
  SITE_PSB: line,
  SITE_PHONE: line,
  SITE_ADDRESS: line,
})

/** The environment after each setting has been read on its own. */
export type Settings = z.infer<typeof Environment>

/** Every setting there is; docs/running.md must list each, and a test holds it to that. */
export const settingNames = Object.keys(Environment.shape) as readonly (keyof Settings)[]

/** Reads the environment once; relative folders start at `base`. A bad one is reported whole, and the process does not start. */
export function readConfig(env: Env, mode: Mode, base: string): Config {
  const secrets = secretsFromFiles(env, base)
  const told = { ...env, ...secrets.values }
  const given = Object.fromEntries(settingNames.map((name) => [name, told[name]?.trim() || undefined]))
  const first = Environment.safeParse(given)
  const problems = [
    ...secrets.problems,
    ...(first.success ? [] : first.error.issues.map((issue) => `${issue.path.join('.')} ${issue.message}.`)),
  ]
  const broken = new Set(first.success ? [] : first.error.issues.map((issue) => String(issue.path[0])))
  const usable = Object.fromEntries(Object.entries(given).filter(([name]) => !broken.has(name)))
  const settings = Environment.parse(usable)
  const misspelt = Object.keys(env).filter((name) => name.startsWith('SITE_') && !Object.hasOwn(given, name))
  problems.push(...misspelt.map((name) => `${name} is not a setting of the footer.`))
  const { refused, warned } = unsafeSettings(settings, mode, broken)
  problems.push(...refused, ...unreadable(settings, base))
  if (problems.length > 0) throw new UnusableSettings(problems)
  return configOf(settings, mode, base, warned)
}

function configOf(settings: Settings, mode: Mode, base: string, warnings: readonly string[]): Config {
  const dataDir = path.resolve(base, settings.DATA_DIR)
  const origin = settings.PUBLIC_URL ?? `http://${hostInUrl(settings.HOST)}:${settings.PORT}`
  return {
    mode,
    host: settings.HOST,
    port: settings.PORT,
    publicUrl: origin.replace(/\/$/, ''),
    dataDir,
    filesDir: settings.FILES_DIR ? path.resolve(base, settings.FILES_DIR) : path.join(dataDir, 'files'),
    s3: s3Of(settings),
    databaseUrl: settings.DATABASE_URL ?? null,
    databaseUrlDirect: settings.DATABASE_URL_DIRECT ?? null,
    databaseUrlOwner: settings.DATABASE_URL_OWNER ?? null,
    chainHash: settings.CHAIN_HASH,
    passwordWordsFile: fileOf(settings.PASSWORD_WORDS_FILE, base),
    breachedPasswordsFile: fileOf(settings.PASSWORD_BREACHED_FILE, base),
    databaseReadUrl: settings.DATABASE_READ_URL ?? null,
    smtpUrl: settings.SMTP_URL ?? null,
    mailFrom: settings.MAIL_FROM ?? `zhinan@${new URL(origin).hostname.replace(/[[\]]/g, '')}`,
    clamdUrl: settings.CLAMD_URL ?? null,
    sessionSecret: settings.SESSION_SECRET ?? null,
    secretsFile: settings.SECRETS_FILE
      ? path.resolve(base, settings.SECRETS_FILE)
      : path.join(dataDir, 'secrets.json'),
    logLevel: settings.LOG_LEVEL,
    metricsToken: settings.METRICS_TOKEN ?? null,
    model: modelOf(settings),
    requireSecondFactor: (settings.REQUIRE_SECOND_FACTOR ?? (mode === 'real' ? 'on' : 'off')) === 'on',
    shedsLoad: settings.LOAD_SHEDDING === 'on',
    drainSeconds: settings.DRAIN_SECONDS,
    traces: tracesOf(settings),
    passwordExpiresDays: settings.PASSWORD_EXPIRES_DAYS || null,
    outerSignIn: outerSignInOf(settings),
    trustProxy: settings.TRUST_PROXY,
    site: {
      sponsor: settings.SITE_SPONSOR,
      organiser: settings.SITE_ORGANISER,
      siteId: settings.SITE_ID,
      icp: settings.SITE_ICP,
      psb: settings.SITE_PSB,
      phone: settings.SITE_PHONE,
      address: settings.SITE_ADDRESS,
    },
    warnings,
  }
}

const fileOf = (name: string | undefined, base: string): string | null =>
  name ? path.resolve(base, name) : null

const s3Of = (it: Settings): S3Place | null =>
  it.FILES_S3_URL && it.FILES_S3_BUCKET && it.FILES_S3_KEY && it.FILES_S3_SECRET
    ? {
        url: it.FILES_S3_URL,
        bucket: it.FILES_S3_BUCKET,
        region: it.FILES_S3_REGION,
        key: it.FILES_S3_KEY,
        secret: it.FILES_S3_SECRET,
        style: it.FILES_S3_STYLE,
      }
    : null

const modelOf = ({ MODEL_URL, MODEL_NAME, MODEL_KEY, MODEL_TIMEOUT }: Settings): ModelEndpoint | null =>
  MODEL_URL && MODEL_NAME
    ? {
        url: `${MODEL_URL.replace(/\/+$/, '')}/chat/completions`,
        name: MODEL_NAME,
        key: MODEL_KEY ?? null,
        timeout: MODEL_TIMEOUT * 1000,
      }
    : null

const tracesOf = (it: Settings): TraceCollector | null =>
  it.OTEL_EXPORTER_OTLP_ENDPOINT
    ? {
        url: it.OTEL_EXPORTER_OTLP_ENDPOINT.replace(/\/+$/, ''),
        headers: it.OTEL_EXPORTER_OTLP_HEADERS ?? {},
        service: it.OTEL_SERVICE_NAME || 'zhinan',
        share: it.OTEL_TRACES_SAMPLER_ARG,
      }
    : null

const outerSignInOf = (given: Settings): OuterSignIn | null =>
  given.OIDC_ISSUER && given.OIDC_CLIENT_ID
    ? {
        issuer: given.OIDC_ISSUER,
        clientId: given.OIDC_CLIENT_ID,
        clientSecret: given.OIDC_CLIENT_SECRET ?? null,
        acr: given.OIDC_ACR ?? [],
        amr: given.OIDC_AMR ?? [],
        name: {
          zh: given.OIDC_NAME || given.OIDC_NAME_EN || new URL(given.OIDC_ISSUER).hostname,
          en: given.OIDC_NAME_EN || given.OIDC_NAME || new URL(given.OIDC_ISSUER).hostname,
        },
      }
    : null

const hostInUrl = (host: string): string => (host.includes(':') ? `[${host}]` : host)
