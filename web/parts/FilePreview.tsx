import { useState } from 'react'
import { previewOf } from '#core/form/kinds/files.ts'
import { Dialog } from './Dialog.tsx'
import { usePreviewWords } from './preview-words.ts'
import './file-preview.css'

interface Props {
  /** Where the file is fetched; it is looked at below that address. */
  readonly href: string
  readonly name: string
}

/** Looking at an attachment without fetching it; nothing where its kind cannot be shown. */
export function FilePreview({ href, name }: Props) {
  const words = usePreviewWords()
  const [open, setOpen] = useState(false)
  if (previewOf(name) === undefined) return null
  return (
    <>
      <button
        type="button"
        className="preview-button"
        aria-label={words.lookAt(name)}
        onClick={() => setOpen(true)}
      >
        {words.look}
      </button>
      {open ? <Looking href={href} name={name} onClose={() => setOpen(false)} /> : null}
    </>
  )
}

function Looking({ href, name, onClose }: Props & { readonly onClose: () => void }) {
  const words = usePreviewWords()
  return (
    <Dialog
      wide
      title={name}
      onClose={onClose}
      actions={
        <>
          {previewOf(name) === 'page' ? (
            <span className="small sub simplified">{words.simplified}</span>
          ) : null}
          <a className="btn" href={`${href}/preview`} target="_blank" rel="noopener">
            {words.ownTab}
            <span className="unseen">{words.opensNew}</span>
          </a>
          <a className="btn main" href={href} download={name}>
            {words.download}
          </a>
        </>
      }
    >
      <Shown href={href} name={name} />
    </Dialog>
  )
}

/** The file itself: a picture, the browser's own viewer, or a page made of it, which runs nothing. */
function Shown({ href, name }: Props) {
  const words = usePreviewWords()
  const [state, setState] = useState<'opening' | 'there' | 'failed'>('opening')
  const as = previewOf(name)
  const address = `${href}/preview`
  if (as === 'pdf' && !navigator.pdfViewerEnabled) return <p className="file-preview">{words.noViewer}</p>
  return (
    <div className="file-preview" aria-busy={state === 'opening'}>
      {state === 'opening' ? (
        <p className="sub" role="status">
          {words.opening}
        </p>
      ) : null}
      {state === 'failed' ? <p role="alert">{words.failed}</p> : null}
      {as === 'picture' ? (
        <img
          src={address}
          alt={name}
          hidden={state === 'failed'}
          onLoad={() => setState('there')}
          onError={() => setState('failed')}
        />
      ) : (
        <iframe
          src={as === 'pdf' ? `${address}#navpanes=0` : address}
          title={words.content(name)}
          {...(as === 'page' && { sandbox: '' })}
          onLoad={() => setState('there')}
        />
      )}
    </div>
  )
}
