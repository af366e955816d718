import { type ReactNode, useEffect, useState } from 'react'
import { useNarrower } from '../../form/use-narrower.ts'
import { useCondenseWords } from '../condense/words.ts'
import { Beside } from './Beside.tsx'
import { Sources } from './Sources.tsx'

const tabs = ['groups', 'sources', 'direction'] as const

/** Groups, sources and the direction side by side; one at a time where there is no room. */
export function Columns({ children }: { readonly children: ReactNode }) {
  const words = useCondenseWords()
  const narrow = useNarrower(1179)
  const [tab, setTab] = useState<(typeof tabs)[number]>('direction')
  useEffect(() => {
    const toSources = () => setTab('sources')
    window.addEventListener('zhinan:source', toSources)
    return () => window.removeEventListener('zhinan:source', toSources)
  }, [])
  const shown = (name: (typeof tabs)[number]) => !narrow || tab === name
  return (
    <>
      {narrow ? (
        <div className="tabs desk-tabs" role="tablist" aria-label={words.tabs.label}>
          {tabs.map((it) => (
            <button
              key={it}
              type="button"
              role="tab"
              id={`tab-${it}`}
              aria-selected={tab === it}
              aria-controls={`part-${it}`}
              className={tab === it ? 'on' : undefined}
              onClick={() => setTab(it)}
            >
              {words.tabs[it]}
            </button>
          ))}
        </div>
      ) : null}
      <div className="condensing">
        {tabs.map((it) => (
          <section
            key={it}
            id={`part-${it}`}
            className={`part-${it}`}
            hidden={!shown(it)}
            {...(narrow
              ? { role: 'tabpanel', 'aria-labelledby': `tab-${it}` }
              : { 'aria-label': words.tabs[it] })}
          >
            {it === 'groups' ? <Beside /> : it === 'sources' ? <Sources /> : children}
          </section>
        ))}
      </div>
    </>
  )
}
