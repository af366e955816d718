import type { Words } from '../text.ts'
import type { Assessing } from '../trl/checklists.ts'
import type { Condition } from './condition.ts'

/** What a suggestion asks, in the order in which it is asked: the annex and the condensation sheet together. */
export interface Form {
  readonly id: string
  readonly title: Words
  readonly sections: readonly Section[]
  readonly rules: readonly Rule[]
}

/** Which of the two required tables a section belongs to. */
export type Sheet = 'collection' | 'condensation'

export interface Section {
  readonly id: string
  readonly title: Words
  readonly intro?: Words
  /** The heading in the task list under which neighbours stand together. */
  readonly group: Words
  readonly sheet: Sheet
  readonly when?: Condition
  /** `office` sections are read by officers, heads and triage only, besides those who wrote them. */
  readonly seenBy?: 'all' | 'office'
  /** `who` sections tell whose it is: experts of a blind round read them only where an officer released them. */
  readonly tells?: 'who'
  readonly fields: readonly Field[]
}

export type FieldId = string

/** What the platform itself uses an answer for, so that no code needs to know a field's id. */
export type FieldUse =
  | 'title'
  | 'abstract'
  | 'field'
  | 'field-note'
  | 'secondary-fields'
  | 'livelihood'
  | 'keywords'
  | 'readiness-managed'
  | 'readiness-now'
  | 'readiness-target'
  | 'readiness-reason'
  /** The class of technology, which words the checklists. */
  | 'readiness-class'
  /** Tables of an assessment: what is assessed, by which documents, and on which way to the target. */
  | 'readiness-elements'
  | 'readiness-evidence'
  | 'readiness-steps'
  | AssessmentColumn
  | 'partner-enterprises'
  | 'publish-scope'
  /** A separate consent to the unit being named in the published guide. */
  | 'publish-name'
  | 'trade-secret'
  | 'able-teams'
  /** Experts whom the filer asks to leave out, and whom to hear; tables. */
  | 'avoid-experts'
  | 'recommend-experts'
  /** Who proposes it together with the filer; a table. */
  | 'co-proposers'
  /** A unit, its credit code, a person that takes part: questions of their own or columns of any table. */
  | 'named-unit'
  | 'named-code'
  | 'named-person'
  | 'person-name'
  | 'person-mobile'
  | 'person-email'

/** Columns of those tables, and the problems from which elements are proposed. */
export type AssessmentColumn =
  | 'key-problem'
  | 'element-no'
  | 'element-name'
  | 'element-problem'
  | 'element-importance'
  | 'element-novelty'
  | 'element-application'
  | 'element-environment'
  | 'element-target'
  /** The element of an earlier stage that this one is a part of. */
  | 'element-from'
  | 'evidence-name'
  | 'evidence-type'
  | 'evidence-issuer'
  | 'evidence-day'
  | 'evidence-file'
  | 'evidence-supports'
  | 'step-month'
  | 'step-level'
  | 'step-text'

export interface FieldBase {
  readonly id: FieldId
  readonly label: Words
  /** One line under the label. */
  readonly hint?: Words
  /** Longer help beside the question, a line each. */
  readonly help?: readonly Words[]
  readonly good?: Words
  readonly avoid?: Words
  readonly required?: boolean | Condition
  /** Asked only where this holds; an answer to a question that is not asked is kept but does not count. */
  readonly when?: Condition
  readonly use?: FieldUse
  /** The field whose answer is offered here as a beginning (condensation sheet). */
  readonly prefill?: FieldId
}

export interface TextField extends FieldBase {
  readonly kind: 'text'
  readonly max: number
  /** Where a kind sharing this form has its own limit. */
  readonly maxByKind?: Readonly<Record<string, number>>
  readonly min?: number
  readonly format?: 'email' | 'mobile' | 'phone' | 'postcode' | 'url' | 'latin' | 'credit-code'
}
export interface LongTextField extends FieldBase {
  readonly kind: 'long-text'
  readonly max: number
  /** Where a kind sharing this form has its own limit. */
  readonly maxByKind?: Readonly<Record<string, number>>
  readonly min?: number
}
export interface IntegerField extends FieldBase {
  readonly kind: 'integer'
  readonly min?: number
  readonly max?: number
  readonly unit?: Words
  /** Outside this the number is allowed but looked at again. */
  readonly usual?: { readonly min?: number; readonly max?: number; readonly why: Words }
}
export interface DecimalField extends FieldBase {
  readonly kind: 'decimal'
  readonly min?: number
  readonly max?: number
  /** Digits after the point. */
  readonly precision: number
  readonly unit?: Words
}
/** An amount in 万元, kept as a canonical decimal string with at most four digits after the point (whole yuan). */
export interface MoneyField extends FieldBase {
  readonly kind: 'money'
  /** Whether zero is an answer. */
  readonly positive?: boolean
  readonly max?: number
}
export interface DateField extends FieldBase {
  readonly kind: 'date'
  readonly precision: 'day' | 'month'
}
/** A span of months, `{from: '2024-06', to: '2026-05'}`, both included. */
export interface PeriodField extends FieldBase {
  readonly kind: 'period'
  readonly maxMonths?: number
}
export interface Option {
  readonly code: string
  readonly name: Words
}
/** Either options of its own or the name of one of the call's lists. */
export interface Choosing {
  readonly options?: readonly Option[]
  readonly list?: string
}
export interface ChoiceField extends FieldBase, Choosing {
  readonly kind: 'choice'
}
export interface ChoicesField extends FieldBase, Choosing {
  readonly kind: 'choices'
  readonly min?: number
  readonly max?: number
}
/** One code (or several) of a tree: an industry, a discipline, a region. */
export interface TreeChoiceField extends FieldBase {
  readonly kind: 'tree-choice'
  readonly list: string
  readonly max?: number
}
export interface TagsField extends FieldBase {
  readonly kind: 'tags'
  readonly min: number
  readonly max: number
  readonly each: number
}
export interface TableField extends FieldBase {
  readonly kind: 'table'
  readonly columns: readonly Column[]
  readonly minRows?: number
  readonly maxRows: number
  /** How long all its texts together should be, as a reader counts them. */
  readonly usualText?: number
  /** A table of elements: how they are assessed. It and a column for each item come from the call when its form is put together. */
  readonly assesses?: Assessing
}
/** How far an item of a checklist is met, and why: `{verdict, reason?}`. */
export interface VerdictField extends FieldBase {
  readonly kind: 'verdict'
  readonly list: string
  /** Longest reason. */
  readonly max: number
}
/** Which items of which elements a document supports: `row/item` each. */
export interface SupportsField extends FieldBase {
  readonly kind: 'supports'
  /** The table of elements. */
  readonly of: FieldId
}
/** One of the files in a slot of the same form, by its id. */
export interface FileOfField extends FieldBase {
  readonly kind: 'file-of'
  readonly of: FieldId
}
/** A column is a field of one of the simple kinds; its id is unique within the table. */
export type Column = Exclude<Field, TableField | FilesField | ReadinessField | ComputedField | PeriodField>
export interface OrgRefField extends FieldBase {
  readonly kind: 'org-ref'
  readonly max: number
}
export interface FilesField extends FieldBase {
  readonly kind: 'files'
  readonly maxFiles: number
  /** The slot's accepted endings, a subset of what the call allows. */
  readonly accept: readonly ('pdf' | 'jpg' | 'png' | 'docx' | 'xlsx')[]
}
/** A statement that must be true before handing in. */
export interface DeclarationField extends FieldBase {
  readonly kind: 'declaration'
  /** The statement itself, in full. */
  readonly statement: Words
}
/** A technology-readiness level that the filer types and argues; the scale is the call's. */
export interface ReadinessField extends FieldBase {
  readonly kind: 'readiness'
}
/** Shown, never typed. */
export interface ComputedField extends FieldBase {
  readonly kind: 'computed'
  readonly formula:
    | { readonly sum: readonly FieldId[] }
    | {
        readonly flag: {
          readonly table: FieldId
          readonly column: string
          readonly list: string
          readonly property: string
        }
      }
    | { readonly rows: FieldId }
}

export type Field =
  | TextField
  | LongTextField
  | IntegerField
  | DecimalField
  | MoneyField
  | DateField
  | PeriodField
  | ChoiceField
  | ChoicesField
  | TreeChoiceField
  | TagsField
  | TableField
  | OrgRefField
  | FilesField
  | DeclarationField
  | ReadinessField
  | ComputedField
  | VerdictField
  | SupportsField
  | FileOfField

export type Weight = 'must' | 'should'

/** What must hold between answers. Each carries the call's own sentence, so that no rule of a call is worded in code. */
export type Rule = {
  readonly weight: Weight
  readonly message: Words
  readonly at: FieldId
  readonly when?: Condition
} & (
  | {
      readonly rule: 'sum'
      readonly parts: readonly FieldId[]
      readonly total: FieldId
      readonly within?: number
    }
  | { readonly rule: 'at-most'; readonly field: FieldId; readonly than: FieldId; readonly times?: number }
  | {
      readonly rule: 'at-least-share'
      readonly field: FieldId
      readonly of: FieldId
      readonly percent: number
    }
  | { readonly rule: 'rising'; readonly table: FieldId; readonly columns: readonly string[] }
  | {
      readonly rule: 'some-row'
      readonly table: FieldId
      readonly column: string
      readonly is: readonly string[]
    }
  | {
      readonly rule: 'no-row'
      readonly table: FieldId
      readonly column: string
      readonly is: readonly string[]
    }
  | {
      readonly rule: 'some-row-within'
      readonly table: FieldId
      readonly column: string
      readonly within: FieldId
      readonly list: string
    }
  | { readonly rule: 'from-now'; readonly field: FieldId }
  | { readonly rule: 'never' }
)
