import { useState } from 'react'
import { OpenDialog } from '../../pages/projects/OpenDialog.tsx'
import { useProjectsWords } from '../../pages/projects/words.ts'
import type { One } from '../read.ts'
import '../../pages/projects/projects.css'

interface Props {
  readonly it: One
  readonly heading: 'h2' | 'h3'
}

/** From an adopted suggestion to the project that comes of it. */
export default function OpenProject({ it, heading: Heading }: Props) {
  const words = useProjectsWords()
  const [opening, open] = useState(false)
  return (
    <>
      <Heading className="past">{words.openFrom.title}</Heading>
      <div className="open-project-part small">
        <p>{words.openFrom.why}</p>
        <button type="button" className="btn sm" onClick={() => open(true)}>
          {words.open.button}
        </button>
      </div>
      {opening ? (
        <OpenDialog
          offices={it.office === null ? [] : [it.office]}
          preset={{ suggestion: { id: it.id, title: it.title, org: it.org.id } }}
          onClose={() => open(false)}
        />
      ) : null}
    </>
  )
}
