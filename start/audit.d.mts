/** Typed for the test that answers in place of a registry. */
export function knownAdvisories(
  ask?: () => Promise<string>,
): Promise<
  { readonly grave: readonly string[]; readonly other: readonly string[] } | { readonly unanswered: string }
>
