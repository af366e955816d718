import type { ListEntry } from '#core/form/lists.ts'
import type { AssessedElement } from '#core/trl/assessment.ts'
import { useSay } from '../../language.tsx'
import { useLevelWords, useSheetWords } from './words.ts'

/** How elements and types of evidence are called in the reader's language. */
export function useNames(elements: readonly AssessedElement[], types: readonly ListEntry[]) {
  const levels = useLevelWords()
  const words = useSheetWords()
  const say = useSay()
  const bare = ({ id, name }: Pick<AssessedElement, 'id' | 'name'>) =>
    name === '' ? levels.unnamed(elements.findIndex((it) => it.id === id) + 1) : name
  const typeName = (code: string) => {
    const known = types.find((it) => it.code === code)
    return known === undefined ? code : say(known.name)
  }
  return {
    /** The name alone. */
    bare,
    /** With its number before it. */
    full: (it: Pick<AssessedElement, 'id' | 'no' | 'name'>) => words.named(it.no, bare(it)),
    quoted: (ids: readonly string[]) =>
      ids
        .flatMap((id) => elements.find((it) => it.id === id) ?? [])
        .map((it) => levels.quoted(bare(it)))
        .join(levels.listed),
    typeName,
    typesSaid: (counts: readonly (readonly [string, number])[]) =>
      counts
        .map(([type, count]) => words.byType(type === '' ? words.noType : typeName(type), count))
        .join(levels.join),
  }
}
