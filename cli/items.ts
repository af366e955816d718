import { unstorable } from '#core/text.ts'

/** One text to be compared. */
export interface Item {
  readonly id: string | number
  readonly title: string
  readonly text: string
  /** What is attached to it, as far as it holds text. */
  readonly attachments?: readonly { readonly name: string; readonly text: string }[]
}

/** The longest line that is read: beyond any form, short of a file given by mistake. */
const longestLine = 8 * 1024 * 1024
const mostProblems = 20

/** All items of a file of one JSON object a line, or every problem with the number of its line, as sentences. */
export async function parseItems(
  bytes: AsyncIterable<Uint8Array>,
): Promise<{ readonly items: readonly Item[] } | readonly string[]> {
  const items: Item[] = []
  const problems: string[] = []
  const lines = new Map<string, number>()
  let number = 0
  for await (const line of linesOf(bytes)) {
    number += 1
    if (typeof line === 'string' && line.trim() === '') continue
    const item = typeof line === 'string' ? itemOf(line) : line
    const first = 'problem' in item ? undefined : lines.get(String(item.id))
    const problem =
      'problem' in item
        ? item.problem
        : first === undefined
          ? undefined
          : `the id ${JSON.stringify(item.id)} is already in line ${first}.`
    if (problem !== undefined) problems.push(`Line ${number}: ${problem}`)
    else if (!('problem' in item)) {
      lines.set(String(item.id), number)
      items.push(item)
    }
    if (problems.length >= mostProblems) return [...problems, 'Further lines were not read.']
  }
  return problems.length > 0 ? problems : { items }
}

interface Problem {
  readonly problem: string
}

function itemOf(line: string): Item | Problem {
  let read: unknown
  try {
    read = JSON.parse(line)
  } catch {
    return { problem: 'this is not a JSON object.' }
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read))
    return { problem: 'this is not a JSON object.' }
  const { id, title = '', text = '' } = read as Record<string, unknown>
  if ((typeof id !== 'string' || id === '') && typeof id !== 'number')
    return { problem: '"id" must be a text or a number.' }
  if (typeof title !== 'string' && title !== null) return { problem: '"title" must be a text.' }
  if (typeof text !== 'string' && text !== null) return { problem: '"text" must be a text.' }
  const item = { id, title: title ?? '', text: text ?? '' }
  for (const key of ['id', 'title', 'text'] as const) {
    const bad = unstorable(String(item[key]))
    if (bad === 'nul') return { problem: `"${key}" contains a NUL character.` }
    if (bad === 'lone-surrogate') return { problem: `"${key}" contains half of a surrogate pair.` }
  }
  return withAttachments(item, (read as { readonly attachments?: unknown }).attachments)
}

/** What is attached, as far as it is a list of names with texts; anything else under that key is ignored as other keys are. */
function withAttachments(item: Item, told: unknown): Item | Problem {
  if (!Array.isArray(told)) return item
  const attachments = (told as readonly unknown[]).flatMap((it) => {
    const { name, text } = (it ?? {}) as Record<string, unknown>
    return typeof name === 'string' && typeof text === 'string' ? [{ name, text }] : []
  })
  if (attachments.some((it) => unstorable(it.name) || unstorable(it.text)))
    return { problem: '"attachments" contains a NUL character or half of a surrogate pair.' }
  return attachments.length === 0 ? item : { ...item, attachments }
}

/** Lines by LF or CR LF, without a byte order mark; a line too long or not UTF-8 is a problem and reading goes on. */
async function* linesOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string | Problem> {
  const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
  let parts: Uint8Array[] = []
  let length = 0
  let isFirst = true
  const finish = (): string | Problem => {
    const whole = Buffer.concat(length > longestLine ? [] : parts)
    const tooLong = length > longestLine
    parts = []
    length = 0
    if (tooLong) return { problem: `the line is longer than ${longestLine / 1024 / 1024} MB.` }
    try {
      const line = decoder.decode(whole).replace(/\r$/, '')
      const own = isFirst ? line.replace(/^\ufeff/, '') : line
      isFirst = false
      return own
    } catch {
      return { problem: 'this is not UTF-8.' }
    }
  }
  const take = (part: Uint8Array) => {
    length += part.length
    if (length <= longestLine) parts.push(part)
    else parts = []
  }
  for await (const chunk of bytes) {
    let from = 0
    for (let at = chunk.indexOf(10); at !== -1; at = chunk.indexOf(10, from)) {
      take(chunk.subarray(from, at))
      yield finish()
      from = at + 1
    }
    take(chunk.subarray(from))
  }
  if (length > 0) yield finish()
}
