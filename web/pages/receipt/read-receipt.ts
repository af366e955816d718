/** Number and digest out of a receipt file: the platform's own JSON, or any text that carries both. */
export function readReceipt(text: string): { readonly no: string; readonly digest: string } | null {
  return fromJson(text) ?? fromText(text)
}

function fromJson(text: string) {
  try {
    const json: unknown = JSON.parse(text)
    if (json === null || typeof json !== 'object') return null
    const inner =
      'receipt' in json && json.receipt !== null && typeof json.receipt === 'object' ? json.receipt : json
    if (!('no' in inner) || !('digest' in inner)) return null
    return typeof inner.no === 'string' && typeof inner.digest === 'string'
      ? { no: inner.no, digest: inner.digest }
      : null
  } catch {
    return null
  }
}

function fromText(text: string) {
  const no = /\b[A-Z]{2}\d{4}-[A-Z]{2,6}-\d{4,}\b/.exec(text)?.[0]
  const digest = /\b[0-9a-f]{64}\b/i.exec(text)?.[0]
  return no === undefined || digest === undefined ? null : { no, digest }
}
