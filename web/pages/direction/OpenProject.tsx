import { useState } from 'react'
import { useMe } from '../../session.tsx'
import { OpenDialog } from '../projects/OpenDialog.tsx'
import { useProjectsWords } from '../projects/words.ts'
import type { View } from './use-direction.ts'
import '../projects/projects.css'

/** From a published direction to a project that comes of it. */
export function OpenProject({ view, title }: { readonly view: View; readonly title: string }) {
  const words = useProjectsWords()
  const me = useMe()
  const [opening, open] = useState(false)
  const works =
    me?.staff.some(
      ({ role, scope }) => (role === 'officer' || role === 'office-head') && scope === view.office,
    ) ?? false
  if (view.state !== 'published' || !works) return null
  return (
    <>
      <button type="button" className="btn" onClick={() => open(true)}>
        {words.open.button}
      </button>
      {opening ? (
        <OpenDialog
          offices={[view.office]}
          preset={{ direction: { id: view.id, title } }}
          onClose={() => open(false)}
        />
      ) : null}
    </>
  )
}
