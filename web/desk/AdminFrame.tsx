import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTitle } from '../parts/title.ts'
import { useMe } from '../session.tsx'
import { useAdminWords } from './admin-words.ts'
import './desk.css'
import './admin.css'

const places = [
  { name: 'orgs', to: '/admin/orgs', roles: ['sys-admin'] },
  { name: 'people', to: '/admin/people', roles: ['sys-admin'] },
  { name: 'roles', to: '/admin/roles', roles: ['sys-admin'] },
  { name: 'personal', to: '/admin/personal', roles: ['sys-admin'] },
  { name: 'health', to: '/admin/health', roles: ['sys-admin'] },
  { name: 'outbox', to: '/admin/outbox', roles: ['sys-admin'] },
  { name: 'calls', to: '/admin/calls', roles: ['triage', 'leader', 'auditor', 'office-head'] },
  { name: 'exports', to: '/admin/exports', roles: ['triage', 'auditor'] },
  { name: 'audit', to: '/admin/audit', roles: ['auditor'] },
  { name: 'refusals', to: '/admin/refusals', roles: ['auditor'] },
] as const

/** What of the administration this person holds; the server refuses the rest anyway. */
export function usePlaces() {
  const me = useMe()
  return places.filter((place) =>
    me?.staff.some((it) => (place.roles as readonly string[]).includes(it.role)),
  )
}

interface Props {
  readonly title: string
  readonly tools?: ReactNode
  readonly children: ReactNode
}

/** A page of the administration, with the others of this person beside it. */
export function AdminFrame({ title, tools, children }: Props) {
  const words = useAdminWords()
  const open = usePlaces()
  useTitle(title)
  return (
    <div className="admin">
      <nav className="views" aria-label={words.title}>
        {open.map((it) => (
          <Link key={it.name} to={it.to} activeProps={{ className: 'on' }}>
            {words.nav[it.name]}
          </Link>
        ))}
      </nav>
      <div className="admin-page">
        <div className="hd">
          <h1>{title}</h1>
          {tools}
        </div>
        {children}
      </div>
    </div>
  )
}
