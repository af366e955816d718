import { type Content, rootOf } from '../direction/content.ts'
import type { Path } from '../form/answers.ts'

/** A place of a direction whose words a model proposed. It stays whatever is changed there since, and says whether somebody has checked it. */
export interface ModelMark {
  /** A field, or a row of a table as `content/<row>`. */
  readonly place: string
  readonly model: string
}

/** Whether anything is written at a place: a mark at an empty one is gone. */
export const standsAt = (answers: ReadonlyMap<Path, unknown>, place: string): boolean => {
  const value = answers.get(place)
  return value !== null && value !== undefined && value !== ''
}

/** The words of a direction before and after it was joined or parted. */
export interface Turned {
  readonly before: Pick<Content, 'answers'>
  readonly after: Pick<Content, 'answers'>
}

/** Which marks go where when directions are joined or parted: they follow the field or the row that they stand at. */
export function followed(
  from: Turned,
  to: Turned,
): { readonly comes: readonly string[]; readonly goes: readonly string[] } {
  const rootsOf = ({ answers }: Pick<Content, 'answers'>) =>
    new Set([...answers.keys()].map(rootOf).filter((root) => standsAt(answers, root)))
  const [had, has] = [rootsOf(from.before), rootsOf(from.after)]
  const [met, gets] = [rootsOf(to.before), rootsOf(to.after)]
  const goes = [...had].filter((root) => !has.has(root))
  return {
    comes: [...had].filter((root) => gets.has(root) && (!met.has(root) || goes.includes(root))),
    goes,
  }
}
