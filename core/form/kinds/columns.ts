import type { Column } from '../form.ts'
import type { FieldKind } from '../kind.ts'
import { choice } from './choice.ts'
import { choices } from './choices.ts'
import { date } from './date.ts'
import { decimal } from './decimal.ts'
import { declaration } from './declaration.ts'
import { fileOf } from './file-of.ts'
import { integer } from './integer.ts'
import { longText } from './long-text.ts'
import { money } from './money.ts'
import { orgRef } from './org-ref.ts'
import { supports } from './supports.ts'
import { tags } from './tags.ts'
import { text } from './text.ts'
import { treeChoice } from './tree-choice.ts'
import { verdict } from './verdict.ts'

/** The kinds that may also be a table's column. */
export const columnKinds: { readonly [K in Column['kind']]: FieldKind<Extract<Column, { kind: K }>> } = {
  text,
  'long-text': longText,
  integer,
  decimal,
  money,
  date,
  choice,
  choices,
  'tree-choice': treeChoice,
  tags,
  'org-ref': orgRef,
  declaration,
  verdict,
  supports,
  'file-of': fileOf,
}

/** The map's entry under the column's own kind; the compiler cannot see that the two belong together. */
export const columnKindOf = (column: Column): FieldKind<Column> =>
  columnKinds[column.kind] as unknown as FieldKind<Column>
