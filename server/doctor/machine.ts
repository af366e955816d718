import { existsSync, statSync } from 'node:fs'
import { stat, statfs } from 'node:fs/promises'
import { connect } from 'node:net'
import path from 'node:path'
import { createTransport } from 'nodemailer'
import type { Config } from '../config.ts'
import { bad, type Finding, inOneLine, ok, warn } from './finding.ts'

/** What works but should be known stands in the settings themselves. */
export const lookAtSettings = ({ warnings }: Config): Finding =>
  warnings.length === 0
    ? ok('settings', 'settings-fine')
    : warn('settings', 'settings-warned', {
        count: warnings.length,
        // Every warning begins with the setting that it is about.
        names: warnings.map((it) => it.split(' ')[0]).join(', '),
        lines: warnings.join(' '),
      })

/** The secret is read by its owner only; whoever else has it can sign in as anybody. */
export async function lookAtSecret({ sessionSecret, secretsFile }: Config): Promise<Finding> {
  if (sessionSecret !== null) return ok('secret', 'secret-given')
  const found = await stat(secretsFile).catch(() => null)
  if (found === null) return ok('secret', 'secret-absent')
  const mode = found.mode & 0o777
  return (mode & 0o077) === 0 || process.platform === 'win32'
    ? ok('secret', 'secret-fine')
    : bad('secret', 'secret-open', { mode: mode.toString(8) })
}

const gigabyte = 1024 ** 3

/** Room on the disks of the files and of the database's folder, the scarcer of them told. */
export async function lookAtDisk({ filesDir, dataDir }: Config): Promise<Finding> {
  let least: { readonly place: string; readonly bytes: number; readonly share: number } | undefined
  for (const wanted of new Set([filesDir, dataDir])) {
    const place = nearest(wanted)
    const { bavail, blocks, bsize } = await statfs(place)
    const it = { place: wanted, bytes: bavail * bsize, share: bavail / Math.max(1, blocks) }
    if (least === undefined || it.bytes < least.bytes) least = it
  }
  const { place, bytes, share } = least ?? { place: filesDir, bytes: 0, share: 0 }
  return diskFinding(place, bytes, share)
}

/** A tenth of a small disk is little, and so are five gigabytes of a large one. */
export function diskFinding(place: string, bytes: number, share: number): Finding {
  const params = { place, free: Math.floor((bytes / gigabyte) * 10) / 10 }
  if (bytes < gigabyte || share < 0.02) return bad('disk', 'disk-full', params)
  return bytes < 5 * gigabyte || share < 0.1
    ? warn('disk', 'disk-low', params)
    : ok('disk', 'disk-fine', params)
}

/** A folder that is not made yet will lie on the disk of the one above it. */
const nearest = (place: string): string =>
  existsSync(place) && statSync(place).isDirectory() ? place : nearest(path.dirname(place))

/** Asks the mail server to let us in, and sends nothing. */
export async function lookAtMail({ smtpUrl }: Config): Promise<Finding> {
  if (smtpUrl === null) return warn('mail', 'mail-none')
  const transport = createTransport({ url: smtpUrl, connectionTimeout: 10_000, greetingTimeout: 10_000 })
  try {
    await transport.verify()
    return ok('mail', 'mail-fine')
  } catch (error) {
    return bad('mail', 'mail-unreachable', { error: inOneLine(error) })
  } finally {
    transport.close()
  }
}

/** Whether clamd answers its ping. */
export async function lookAtScanner({ clamdUrl }: Config): Promise<Finding> {
  if (clamdUrl === null) return warn('scanner', 'scanner-none')
  try {
    await ping(clamdUrl)
    return ok('scanner', 'scanner-fine')
  } catch (error) {
    return bad('scanner', 'scanner-unreachable', { error: inOneLine(error) })
  }
}

function ping(clamdUrl: string): Promise<void> {
  const { protocol, hostname, port, pathname } = new URL(clamdUrl)
  const place =
    protocol === 'unix:'
      ? { path: decodeURIComponent(pathname) }
      : { host: hostname.replace(/^\[|\]$/g, ''), port: Number(port || 3310) }
  return new Promise((resolve, reject) => {
    const socket = connect(place, () => socket.write('zPING\0'))
    let answer = ''
    socket.setTimeout(10_000, () => socket.destroy(new Error('no answer in ten seconds')))
    socket.on('data', (chunk) => {
      answer += chunk.toString('latin1')
    })
    socket.on('error', reject)
    socket.on('close', () =>
      answer.startsWith('PONG') ? resolve() : reject(new Error(`it answered ${answer}`)),
    )
  })
}
