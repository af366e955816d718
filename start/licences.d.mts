import type { Delivered } from './delivered.d.mts'

/** Typed for the test that looks at every licence. */
export interface Licences {
  readonly allowed: Readonly<Record<string, string>>
  readonly named: Readonly<
    Record<string, { readonly says: string; readonly is: string; readonly why: string }>
  >
}
export const licences: Licences
export function forbidden(
  delivered: readonly Pick<Delivered, 'name' | 'version' | 'license'>[],
  list?: Licences,
): readonly string[]
