import { getHashes } from 'node:crypto'
import type { Mode, Settings } from './config.ts'

/** A secret shorter than 32 characters can be guessed offline from one signed cookie. */
export const atLeastAsLong = (secret: string): boolean => secret.length >= 32

/** Secrets copied from a manual, or typed by holding one key, protect nothing. */
export const isExample = (secret: string): boolean =>
  /change.?me|example|secret|password|zhinan|123456|replace/i.test(secret) || new Set(secret).size < 8

const isLoopback = (host: string): boolean =>
  host === 'localhost' || host === '[::1]' || host === '::1' || /^127(\.\d{1,3}){3}$/.test(host)

const weakPasswords = new Set([
  '',
  'postgres',
  'password',
  'zhinan',
  'change-me',
  'changeme',
  'secret',
  '123456',
])

/** What must not be started, and what may be but should be known; a setting that is already reported as broken is not judged again. */
export function unsafeSettings(
  settings: Settings,
  mode: Mode,
  broken: ReadonlySet<string>,
): { refused: readonly string[]; warned: readonly string[] } {
  const refused: string[] = []
  const warned: string[] = []
  const open = !isLoopback(settings.HOST)

  if (settings.SESSION_SECRET && settings.SECRETS_FILE) {
    refused.push('SESSION_SECRET and SECRETS_FILE are both set; set one of them.')
  }
  if (settings.DATABASE_URL_DIRECT && !settings.DATABASE_URL && !broken.has('DATABASE_URL')) {
    refused.push(
      'DATABASE_URL_DIRECT is set without DATABASE_URL; it is the same database reached past a pooler.',
    )
  }
  if (settings.DATABASE_READ_URL && !settings.DATABASE_URL && !broken.has('DATABASE_URL')) {
    refused.push('DATABASE_READ_URL is set without DATABASE_URL; it is a copy that follows that database.')
  }
  if (settings.OTEL_EXPORTER_OTLP_HEADERS && !settings.OTEL_EXPORTER_OTLP_ENDPOINT) {
    refused.push(
      'OTEL_EXPORTER_OTLP_HEADERS is set without OTEL_EXPORTER_OTLP_ENDPOINT; there is no collector to send to.',
    )
  }
  if (settings.CHAIN_HASH === 'sm3' && !getHashes().includes('sm3')) {
    refused.push('CHAIN_HASH is sm3, which the OpenSSL of this Node does not have.')
  }
  if (settings.DATABASE_URL_OWNER && !settings.DATABASE_URL && !broken.has('DATABASE_URL')) {
    refused.push(
      'DATABASE_URL_OWNER is set without DATABASE_URL; it is the same database in the name of who owns its tables.',
    )
  }
  if (settings.SMTP_URL && !settings.MAIL_FROM && !broken.has('MAIL_FROM')) {
    refused.push('SMTP_URL is set without MAIL_FROM; mails need a sender.')
  }
  if (settings.MODEL_URL && !settings.MODEL_NAME && !broken.has('MODEL_NAME')) {
    refused.push('MODEL_URL is set without MODEL_NAME; the endpoint must be told which model to ask.')
  }
  if ((settings.MODEL_NAME || settings.MODEL_KEY) && !settings.MODEL_URL && !broken.has('MODEL_URL')) {
    refused.push('MODEL_NAME or MODEL_KEY is set without MODEL_URL; without an address no model is asked.')
  }
  refused.push(...storeHalfSet(settings, broken))
  if (settings.OIDC_ISSUER && !settings.OIDC_CLIENT_ID && !broken.has('OIDC_CLIENT_ID')) {
    refused.push('OIDC_ISSUER is set without OIDC_CLIENT_ID; the sign-in service must be told who asks.')
  }
  if (
    (settings.OIDC_CLIENT_ID || settings.OIDC_CLIENT_SECRET) &&
    !settings.OIDC_ISSUER &&
    !broken.has('OIDC_ISSUER')
  ) {
    refused.push(
      'OIDC_CLIENT_ID or OIDC_CLIENT_SECRET is set without OIDC_ISSUER; there is no service to ask.',
    )
  }
  if (settings.OIDC_ISSUER?.startsWith('http:') && !isLoopback(new URL(settings.OIDC_ISSUER).hostname)) {
    refused.push(
      'OIDC_ISSUER begins with http://; whoever stands between could sign in as anybody. Use https://.',
    )
  }
  if (mode === 'demo') {
    if (open) {
      refused.push(
        `HOST is ${settings.HOST}; the demo has known passwords and is only served on 127.0.0.1. Use "serve" for real work.`,
      )
    }
    return { refused, warned }
  }

  const site = settings.PUBLIC_URL ? new URL(settings.PUBLIC_URL) : null
  if (!site && open && !broken.has('PUBLIC_URL')) {
    refused.push(
      `PUBLIC_URL is not set; with HOST ${settings.HOST} it must name the https address that people use.`,
    )
  }
  if (site?.protocol === 'http:' && (open || !isLoopback(site.hostname))) {
    refused.push(
      'PUBLIC_URL begins with http://; passwords would travel unprotected. Put a proxy with TLS in front and use https://.',
    )
  }
  if (site?.protocol === 'https:' && settings.TRUST_PROXY.length === 0 && !broken.has('TRUST_PROXY')) {
    warned.push('TRUST_PROXY is not set; every visitor will seem to come from the address of the proxy.')
  }
  if (settings.REQUIRE_SECOND_FACTOR === 'off') {
    warned.push('REQUIRE_SECOND_FACTOR is off; a stolen password is enough to act as a member of staff.')
  }
  if (settings.DATABASE_URL && weakPassword(settings.DATABASE_URL)) {
    refused.push('DATABASE_URL holds an empty or well-known password for a database on another machine.')
  }
  if (!settings.SMTP_URL && !broken.has('SMTP_URL')) {
    warned.push('SMTP_URL is not set; mails are kept in the outbox and nobody receives them.')
  }
  if (!settings.CLAMD_URL && !broken.has('CLAMD_URL')) {
    warned.push('CLAMD_URL is not set; uploaded files are marked as not scanned for viruses.')
  }
  for (const { part, sentence } of unprotected(settings))
    if (settings.ALLOW_UNENCRYPTED.includes(part)) warned.push(sentence)
    else refused.push(`${sentence} If your network protects it, say so: ALLOW_UNENCRYPTED=${part}.`)
  return { refused, warned }
}

interface Unprotected {
  readonly part: string
  readonly sentence: string
}

/** What would travel unprotected to another machine (ASVS 12.3.1). */
function unprotected(settings: Settings): readonly Unprotected[] {
  const found: Unprotected[] = []
  for (const name of [
    'DATABASE_URL',
    'DATABASE_URL_DIRECT',
    'DATABASE_URL_OWNER',
    'DATABASE_READ_URL',
  ] as const) {
    const url = settings[name]
    if (url && isElsewhere(url) && !/^(require|verify-ca|verify-full)$/.test(sslModeOf(url)))
      found.push({
        part: 'database',
        sentence: `${name} names another machine without sslmode=verify-full; what people write travels unprotected.`,
      })
  }
  if (settings.SMTP_URL?.startsWith('smtp:') && !isLoopback(new URL(settings.SMTP_URL).hostname)) {
    if (new URL(settings.SMTP_URL).searchParams.get('requireTLS') !== 'true')
      found.push({
        part: 'mail',
        sentence:
          'SMTP_URL begins with smtp://; mails are encrypted only if the mail server offers it. Use smtps://, or add ?requireTLS=true.',
      })
  }
  if (settings.MODEL_URL?.startsWith('http:') && !isLoopback(new URL(settings.MODEL_URL).hostname))
    found.push({
      part: 'model',
      sentence:
        'MODEL_URL begins with http://; texts of suggestions and the key travel unprotected. Use https://.',
    })
  if (settings.FILES_S3_URL?.startsWith('http:') && !isLoopback(new URL(settings.FILES_S3_URL).hostname))
    found.push({
      part: 'store',
      sentence: 'FILES_S3_URL begins with http://; files travel unprotected. Use https://.',
    })
  return found
}

function isElsewhere(databaseUrl: string): boolean {
  const host = askedOf(databaseUrl, 'host') ?? decodeURIComponent(new URL(databaseUrl).hostname)
  const bySocket = host === '' || host.startsWith('/')
  return !bySocket && !isLoopback(host)
}

/** What stands behind the question mark holds against what stands before it, and the last of several against the others. */
const askedOf = (databaseUrl: string, name: string): string | undefined =>
  new URL(databaseUrl).searchParams.getAll(name).at(-1)

const sslModeOf = (databaseUrl: string): string => askedOf(databaseUrl, 'sslmode') ?? ''

/** A store needs all four; what is left out of them is named. */
function storeHalfSet(settings: Settings, broken: ReadonlySet<string>): readonly string[] {
  const needed = ['FILES_S3_URL', 'FILES_S3_BUCKET', 'FILES_S3_KEY', 'FILES_S3_SECRET'] as const
  const lacking = needed.filter((it) => !settings[it])
  if (lacking.length === needed.length || lacking.some((it) => broken.has(it))) return []
  return lacking.map((it) => `${it} is not set; a file store needs ${needed.join(', ')}.`)
}

function weakPassword(databaseUrl: string): boolean {
  if (!isElsewhere(databaseUrl)) return false
  const password = askedOf(databaseUrl, 'password') ?? decodeURIComponent(new URL(databaseUrl).password)
  return weakPasswords.has(password.toLowerCase())
}
