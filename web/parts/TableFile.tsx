import { useRef } from 'react'
import { Icon } from './Icon.tsx'
import './table-file.css'

interface Props {
  readonly label: string
  readonly onPick: (file: File) => void
}

/** Chooses one table from the reader's machine; the same file, mended, can be chosen again. */
export function TableFile({ label, onPick }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const pick = (file: File | undefined) => {
    if (file !== undefined) onPick(file)
    if (input.current !== null) input.current.value = ''
  }
  return (
    <label className="btn upload">
      <Icon name="upload" /> {label}
      <input
        ref={input}
        type="file"
        className="out-of-sight"
        accept=".xlsx,.csv"
        data-start
        onChange={(event) => pick(event.target.files?.[0])}
      />
    </label>
  )
}

/** Tables larger than this are refused before they are sent. */
export const mostTableBytes = 5 * 1024 * 1024

export const base64Of = (file: File): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve(String(reader.result).replace(/^[^,]*,/, ''))
    reader.onerror = () => reject(reader.error)
    reader.readAsDataURL(file)
  })
