import { createHash, generateKeyPairSync, type KeyObject, randomBytes, sign } from 'node:crypto'

/** A device that keeps passkeys, in as much of Web Authentication (Level 2) as a server sees: ES256, no attestation. */
export interface Authenticator {
  make(options: Asked, as?: Said): Record<string, unknown>
  give(options: Asked, as?: Said): Record<string, unknown>
}

type Asked = Readonly<Record<string, unknown>>
/** What it is told apart from what the site asked: for lies. */
interface Said {
  readonly origin: string
  readonly rpId?: string
  /** Whether it made sure who holds it. */
  readonly verified?: boolean
}

export function authenticator(): Authenticator {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const id = randomBytes(32)
  let counter = 0
  const flags = (verified: boolean, attested: boolean) => 0x01 | (verified ? 0x04 : 0) | (attested ? 0x40 : 0)
  const dataOf = ({ origin, rpId, verified = true }: Said, attested: Buffer) => {
    const head = Buffer.alloc(5)
    head.writeUInt8(flags(verified, attested.length > 0), 0)
    head.writeUInt32BE(++counter, 1)
    return Buffer.concat([sha256(Buffer.from(rpId ?? new URL(origin).hostname)), head, attested])
  }
  const clientOf = (type: string, { challenge }: Asked, { origin }: Said) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }))
  const credential = { id: id.toString('base64url'), rawId: id.toString('base64url'), type: 'public-key' }
  return {
    make: (options, as = { origin: 'http://localhost:3000' }) => {
      const length = Buffer.alloc(2)
      length.writeUInt16BE(id.length)
      const attested = Buffer.concat([Buffer.alloc(16), length, id, coseOf(publicKey)])
      const attestation = cborMap([
        [cborText('fmt'), cborText('none')],
        [cborText('attStmt'), cborMap([])],
        [cborText('authData'), cborBytes(dataOf(as, attested))],
      ])
      return {
        ...credential,
        response: {
          clientDataJSON: clientOf('webauthn.create', options, as).toString('base64url'),
          attestationObject: attestation.toString('base64url'),
          transports: ['internal'],
        },
        clientExtensionResults: {},
      }
    },
    give: (options, as = { origin: 'http://localhost:3000' }) => {
      const client = clientOf('webauthn.get', options, as)
      const data = dataOf(as, Buffer.alloc(0))
      const signature = sign('sha256', Buffer.concat([data, sha256(client)]), privateKey)
      return {
        ...credential,
        response: {
          clientDataJSON: client.toString('base64url'),
          authenticatorData: data.toString('base64url'),
          signature: signature.toString('base64url'),
        },
        clientExtensionResults: {},
      }
    },
  }
}

const sha256 = (bytes: Buffer): Buffer => createHash('sha256').update(bytes).digest()

/** RFC 9053 section 7.1.1: an EC2 key on P-256 for ES256. */
function coseOf(key: KeyObject): Buffer {
  const { x = '', y = '' } = key.export({ format: 'jwk' })
  return cborMap([
    [cborInteger(1), cborInteger(2)],
    [cborInteger(3), cborInteger(-7)],
    [cborInteger(-1), cborInteger(1)],
    [cborInteger(-2), cborBytes(Buffer.from(x, 'base64url'))],
    [cborInteger(-3), cborBytes(Buffer.from(y, 'base64url'))],
  ])
}

/** RFC 8949 section 3: the major type and the length or value. */
function head(major: number, value: number): Buffer {
  if (value < 24) return Buffer.from([(major << 5) | value])
  if (value < 256) return Buffer.from([(major << 5) | 24, value])
  return Buffer.from([(major << 5) | 25, value >> 8, value & 0xff])
}
const cborInteger = (value: number): Buffer => (value < 0 ? head(1, -1 - value) : head(0, value))
const cborBytes = (bytes: Buffer): Buffer => Buffer.concat([head(2, bytes.length), bytes])
const cborText = (text: string): Buffer =>
  Buffer.concat([head(3, Buffer.byteLength(text)), Buffer.from(text)])
const cborMap = (entries: readonly (readonly [Buffer, Buffer])[]): Buffer =>
  Buffer.concat([head(5, entries.length), ...entries.flat()])
