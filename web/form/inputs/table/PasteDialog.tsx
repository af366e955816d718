import { useState } from 'react'
import type { TableField } from '#core/form/form.ts'
import { columnKindOf } from '#core/form/kinds/columns.ts'
import { useLanguage, useSay } from '../../../language.tsx'
import { Dialog } from '../../../parts/Dialog.tsx'
import { useForm } from '../../context.ts'
import { type PastedRow, pastedRows } from '../../paste.ts'
import { useEditorWords } from '../../words.ts'

interface Props {
  readonly field: TableField
  readonly onPaste: (rows: readonly PastedRow[]) => void
  readonly onClose: () => void
}

/** Cells copied from a spreadsheet, shown as rows before they are taken over. */
export function PasteDialog({ field, onPaste, onClose }: Props) {
  const words = useEditorWords()
  const say = useSay()
  const language = useLanguage()
  const { lists } = useForm()
  const [text, setText] = useState('')
  const rows = text.trim() === '' ? [] : pastedRows(field, text, lists)
  return (
    <Dialog
      wide
      title={words.table.paste}
      onClose={onClose}
      actions={
        <button
          type="button"
          className="btn main"
          onClick={() => (rows.length === 0 ? document.getElementById('paste-here')?.focus() : onPaste(rows))}
        >
          {words.table.take(rows.length)}
        </button>
      }
    >
      <label className="label" htmlFor="paste-here">
        {words.table.pasteHere}
      </label>
      <p className="hint">{words.table.pasteHow(field.columns.map((it) => say(it.label)).join(words.and))}</p>
      <textarea
        id="paste-here"
        className="in area"
        rows={5}
        value={text}
        onChange={(event) => setText(event.currentTarget.value)}
      />
      {rows.length === 0 ? null : (
        <div className="preview">
          <table>
            <thead>
              <tr>
                {field.columns.map((it) => (
                  <th key={it.id}>{say(it.label)}</th>
                ))}
              </tr>
            </thead>
            <tbody>
              {rows.map((row, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: rows of a text have no other name.
                <tr key={at}>
                  {field.columns.map((it) => (
                    <td key={it.id}>
                      {columnKindOf(it).show(it, row[it.id], lists, language === 'en' ? 'en' : 'zh')}
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </Dialog>
  )
}
