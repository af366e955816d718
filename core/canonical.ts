/**
 * JSON text with sorted keys and no spaces (after RFC 8785), so that equal content has one digest whoever wrote it.
 * What JSON cannot hold is left out of objects and is null in arrays, as `JSON.stringify` does it.
 */
export function canonicalJson(value: unknown): string {
  return written(value) ?? 'null'
}

function written(value: unknown): string | undefined {
  if (value === null) return 'null'
  switch (typeof value) {
    case 'string':
    case 'boolean':
      return JSON.stringify(value)
    case 'number':
      return Number.isFinite(value) ? JSON.stringify(value) : 'null'
    case 'bigint':
      return JSON.stringify(value.toString())
    case 'object':
      return Array.isArray(value)
        ? `[${value.map((it) => written(it) ?? 'null').join(',')}]`
        : writtenObject(value as Readonly<Record<string, unknown>>)
    default:
      return undefined
  }
}

/** Keys in the order of their UTF-16 units, which is what RFC 8785 asks for and what `sort` does. */
function writtenObject(value: Readonly<Record<string, unknown>>): string {
  const members: string[] = []
  for (const key of Object.keys(value).sort()) {
    const text = written(value[key])
    if (text !== undefined) members.push(`${JSON.stringify(key)}:${text}`)
  }
  return `{${members.join(',')}}`
}
