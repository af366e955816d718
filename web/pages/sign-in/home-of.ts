import type { Me } from '../../session.tsx'

/** Where a person begins: at the desk they keep, with their unit's queue, with their suggestions, or by finding a unit. */
export function homeOf(me: Me): string {
  const desk = me.staff.find((it) => it.role === 'officer' || it.role === 'office-head')
  const units = me.memberships.filter((it) => it.state === 'active')
  const reviews = units.find((it) => it.reviewer && !it.filer)
  const has = (role: string) => me.staff.some((it) => it.role === role)
  if (desk !== undefined) return `/office/${desk.scope}`
  if (has('triage')) return '/triage'
  if (has('sys-admin') || has('auditor')) return '/admin'
  if (has('leader') || has('district')) return '/statistics'
  if (reviews !== undefined) return `/unit/${reviews.org}/review`
  if (me.judging !== null && units.length === 0) return '/judging'
  return units.length > 0 ? '/suggestions' : '/unit/new'
}
