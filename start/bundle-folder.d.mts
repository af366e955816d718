/** Typed for the test that installs a bundle without a network. */
export const parts: readonly string[]
export const platform: string
export function layOut(
  into: string,
  options?: { readonly version?: string; readonly papers?: boolean },
): string
export function pack(folder: string, options?: { readonly level?: number }): string
