/** Every kind that any call collects, once: a unit's quota is for the kind, and not every call collects the same. */
export function kindsOf<Kind extends { readonly code: string }>(
  calls: readonly { readonly kinds: readonly Kind[] }[],
): readonly Kind[] {
  const all = calls.flatMap((it) => it.kinds)
  return all.filter((it, n) => all.findIndex(({ code }) => code === it.code) === n)
}
