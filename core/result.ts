/** What a function that may refuse returns: the value, or the reason why not. */
export type Result<Value, Reason> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly error: Reason }

export const ok = <Value>(value: Value): { readonly ok: true; readonly value: Value } => ({ ok: true, value })
export const err = <Reason>(error: Reason): { readonly ok: false; readonly error: Reason } => ({
  ok: false,
  error,
})
