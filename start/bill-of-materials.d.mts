import type { Lock } from './delivered.d.mts'

/** A bill of materials, as far as tests look at it. */
export interface Bill {
  readonly specVersion: string
  readonly serialNumber: string
  readonly components: readonly {
    readonly 'bom-ref': string
    readonly name: string
    readonly version: string
    readonly purl?: string
    readonly licenses: readonly unknown[]
    readonly hashes?: readonly { readonly alg: string; readonly content: string }[]
  }[]
  readonly dependencies: readonly { readonly ref: string; readonly dependsOn: readonly string[] }[]
}
export function billOfMaterials(lock: Lock): Bill
export function writeBillOfMaterials(): string
