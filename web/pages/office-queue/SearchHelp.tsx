import { Dialog } from '../../parts/Dialog.tsx'
import { useSearchWords } from './search-words.ts'

/** What can be written in the search box, in words. */
export function SearchHelp({ onClose }: { readonly onClose: () => void }) {
  const words = useSearchWords()
  return (
    <Dialog title={words.help} onClose={onClose}>
      <div className="search-help">
        <h3>{words.wordsTitle}</h3>
        <dl>
          {words.ways.map(([way, what]) => (
            <div key={way}>
              <dt>{way}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
        <h3>{words.keysTitle}</h3>
        <p className="dim">{words.keysIntro}</p>
        <dl>
          {Object.entries(words.keys).map(([key, what]) => (
            <div key={key}>
              <dt>{[...(words.keyNames[key]?.slice(0, 1) ?? []), key].join(' / ')}</dt>
              <dd>{what}</dd>
            </div>
          ))}
        </dl>
      </div>
    </Dialog>
  )
}
