import type { Row } from '#core/form/answers.ts'
import type { TableField } from '#core/form/form.ts'
import { CellField } from './CellField.tsx'

interface Props {
  readonly table: TableField
  readonly row: Row
  readonly readOnly: boolean
}

/** Everything that is said of one document. */
export function EvidenceFields({ table, row, readOnly }: Props) {
  return (
    <div className="cell-fields evidence-fields">
      {table.columns.map((it) => (
        <CellField
          key={it.id}
          table={table}
          row={row}
          column={it}
          readOnly={readOnly}
          className={it.kind === 'supports' || it.kind === 'file-of' ? 'wide' : ''}
        />
      ))}
    </div>
  )
}
