import { useSay } from '../language.tsx'
import type { Address } from './address.ts'
import type { Filter } from './Filters.tsx'
import type { Names } from './names.ts'
import { useDeskWords } from './words.ts'

/** What every desk can be narrowed by: kind and field, then its own, then the call where there are several. */
export function useUsualFilters(
  address: Address,
  names: Names,
  own: readonly Omit<Filter, 'value'>[] = [],
): readonly Filter[] {
  const words = useDeskWords()
  const say = useSay()
  const asked: readonly Omit<Filter, 'value'>[] = [
    {
      name: 'kind',
      what: words.kind,
      options: (names.call?.kinds ?? []).map((it) => ({ value: it.code, label: say(it.short) })),
    },
    {
      name: 'field',
      what: words.field,
      options: (names.call?.fields ?? []).map((it) => ({ value: it.code, label: say(it.name) })),
    },
    ...own,
    ...(names.calls.length < 2
      ? []
      : [
          {
            name: 'call',
            what: words.call,
            options: names.calls.map((it) => ({ value: it.id, label: say(it.short) })),
          },
        ]),
  ]
  return asked.map((it) => ({ ...it, value: address[it.name] ?? '' }))
}
