/** Typed for the tests that look at what is delivered. */
export interface Delivered {
  readonly place: string
  readonly name: string
  readonly version: string
  readonly license: string | null
  readonly integrity: string | null
  readonly resolved: string | null
  readonly needs: readonly string[]
}
export interface Lock {
  readonly packages: Readonly<Record<string, Readonly<Record<string, unknown>>>>
}
export const inPages: readonly string[]
export const otherParts: readonly {
  readonly name: string
  readonly version: string
  readonly license: string
  readonly folder: string
}[]
export function readLock(): Lock
export function deliveredPackages(lock: Lock, pages?: readonly string[]): readonly Delivered[]
