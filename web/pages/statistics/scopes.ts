import { useNames } from '../../desk/names.ts'
import { useMe } from '../../session.tsx'
import { useStatisticsWords } from './words.ts'

export interface Scope {
  readonly value: string
  readonly label: string
  readonly scope: 'unit' | 'district' | 'office' | 'all'
  readonly of?: string
  /** Where the lists behind its figures are: at a desk, on a page of their own, or nowhere. */
  readonly lists: 'office' | 'unit' | 'own' | 'none'
}

/** What this person may count, the widest first. */
export function useScopes(): readonly Scope[] {
  const words = useStatisticsWords()
  const names = useNames(undefined)
  const me = useMe()
  if (me === null || me === undefined) return []
  const wide = me.staff.some((it) => it.role === 'triage' || it.role === 'leader')
  const offices = wide
    ? names.calls.flatMap((it) => it.offices.map((office) => office.code))
    : me.staff.filter((it) => it.role === 'officer' || it.role === 'office-head').map((it) => it.scope)
  const districts = me.staff.filter((it) => it.role === 'district').map((it) => it.scope)
  const units = me.memberships.filter((it) => it.state === 'active' && (it.reviewer || it.admin))
  return [
    ...(wide ? [{ value: 'all', label: words.all, scope: 'all' as const, lists: 'own' as const }] : []),
    ...[...new Set(offices)].map((of) => ({
      value: `office-${of}`,
      label: names.office(of),
      scope: 'office' as const,
      of,
      lists: 'office' as const,
    })),
    ...districts.map((of) => ({
      value: `district-${of}`,
      label: names.district(of),
      scope: 'district' as const,
      of,
      lists: wide ? ('own' as const) : ('none' as const),
    })),
    ...units.map((it) => ({
      value: `unit-${it.org}`,
      label: it.name,
      scope: 'unit' as const,
      of: it.org,
      lists: 'unit' as const,
    })),
  ]
}
