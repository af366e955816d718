import { useState } from 'react'
import { Dialog } from './Dialog.tsx'
import type { AskedPaper } from './PaperLinks.tsx'
import { usePaperWords } from './paper-words.ts'
import './paper-links.css'

interface Props {
  readonly title: string
  /** Where the PDF lies, in Chinese or with English beside it. */
  readonly addressIn: (words: AskedPaper['words']) => string
  readonly onClose: () => void
}

/** The very PDF, in the browser’s own viewer, in either of the languages in which papers are made. */
export function PaperPreview({ title, addressIn, onClose }: Props) {
  const { links: words } = usePaperWords()
  const [language, choose] = useState<AskedPaper['words']>('zh')
  const address = addressIn(language)
  return (
    <Dialog
      wide
      title={title}
      onClose={onClose}
      actions={
        <a className="btn" href={address} target="_blank" rel="noopener">
          {words.beside}
        </a>
      }
    >
      <label className="row paper-language">
        {words.language}
        <select
          className="filter"
          value={language}
          onChange={(event) => choose(event.target.value === 'both' ? 'both' : 'zh')}
        >
          <option value="zh">{words.chinese}</option>
          <option value="both">{words.bilingual}</option>
        </select>
      </label>
      <iframe
        key={address}
        className="paper-page"
        title={words.pageOf(title)}
        src={`${address}#navpanes=0`}
      />
    </Dialog>
  )
}
