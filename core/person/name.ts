import { lengthOf } from '../text.ts'

/** Longer than any name in either language that people here write. */
const longest = 30

/**
 * A person's name as it is stored, or undefined. Names go into mails to people who did not ask for them, so nothing that a
 * mail program would turn into a link, and no line break, may be among them.
 */
export function readName(typed: string): string | undefined {
  const name = typed.trim()
  const length = lengthOf(name)
  return length >= 1 && length <= longest && isPlain(name) ? name : undefined
}

/** One line without control characters, addresses of pages or of mailboxes. */
export const isPlain = (text: string): boolean =>
  !/\p{Cc}|[/\\<>@]|www\.|\.(?:com|cn|net|org|top|xyz|info|cc)\b/iu.test(text)
