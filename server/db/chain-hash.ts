/** What links facts: SHA-256 (FIPS 180-4), or SM3 (GB/T 32905) where an operator has to have it. */
export type ChainHash = 'sha-256' | 'sm3'

/** As node:crypto calls them. A link names its hash in front of it; one without a name is SHA-256. */
const algorithms: Readonly<Record<ChainHash, string>> = { 'sha-256': 'sha256', sm3: 'sm3' }
const prefixes: Readonly<Record<ChainHash, string>> = { 'sha-256': '', sm3: 'sm3:' }

/** Of the links made from now on; those that are there keep theirs, and one chain may hold both. */
let present: ChainHash = 'sha-256'

/** Set once, when a process reads its settings. */
export function linkBy(algorithm: ChainHash): void {
  present = algorithm
}

/** What a link that has no hash yet begins with. */
export const nameInFront = (): string => prefixes[present]

/** Undefined where a link names a hash that nobody here knows; then it cannot hold. */
export function algorithmOf(hash: string): ChainHash | undefined {
  const [, name] = /^([a-z0-9-]+):/.exec(hash) ?? []
  if (name === undefined) return 'sha-256'
  return name === 'sm3' ? 'sm3' : undefined
}

/** The digest with its name; nothing fits a name that is not known. */
export const named = (algorithm: ChainHash | undefined, digest: (algorithm: string) => string): string =>
  algorithm === undefined ? '' : `${prefixes[algorithm]}${digest(algorithms[algorithm])}`
