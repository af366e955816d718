import type { Form } from '../form/form.ts'
import type { Relation } from './suggestion.ts'

/**
 * The sections that this reader does not get. Sections marked `office` are for those who wrote them and those who
 * handle them (ruling 33: officers, office head and triage); the unit's reviewer releases the whole and reads it.
 */
export const hiddenSections = (form: Form, relation: Relation): readonly string[] =>
  relation === 'reading-office' ? form.sections.filter((it) => it.seenBy === 'office').map((it) => it.id) : []
