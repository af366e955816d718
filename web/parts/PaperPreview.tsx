import { Dialog } from './Dialog.tsx'
import { usePaperWords } from './paper-words.ts'
import './paper-links.css'

interface Props {
  readonly title: string
  readonly address: string
  readonly onClose: () => void
}

/** The very PDF, in the browser’s own viewer. */
export function PaperPreview({ title, address, onClose }: Props) {
  const { links: words } = usePaperWords()
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
      <iframe className="paper-page" title={words.pageOf(title)} src={`${address}#navpanes=0`} />
    </Dialog>
  )
}
