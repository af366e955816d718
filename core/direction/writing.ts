import type { Field, Form } from '../form/form.ts'
import { type Lists, optionsOf } from '../form/lists.ts'
import {
  type BreadthGiven,
  type BreadthHit,
  type BreadthThresholds,
  checkBreadth,
  usualBreadth,
} from './breadth.ts'

/**
 * What a filer has written that could not stand in a guide as it is: in the title, in metrics, and in the condensation
 * sheet. The background may well speak of one's own house; nobody condenses it word by word.
 */
export function breadthWhileWriting(
  given: Omit<BreadthGiven, 'people' | 'teams'>,
  thresholds: BreadthThresholds = usualBreadth,
): readonly BreadthHit[] {
  const { form, answers, lists } = given
  const hits = checkBreadth({ ...given, form: towardsGuide(form, lists), people: [], teams: [] }, thresholds)
  const teams = form.sections.flatMap((section) => section.fields).find((it) => it.use === 'able-teams')
  const able = teams && answers[teams.id]
  return teams && typeof able === 'number' && able < thresholds.teams
    ? [
        ...hits,
        {
          place: teams.id,
          range: null,
          code: 'few-teams',
          params: { teams: able, least: thresholds.teams },
          weight: 'should',
        },
      ]
    : hits
}

/** The questions whose words a guide is condensed from. */
const towardsGuide = (form: Form, lists: Lists): Form => ({
  ...form,
  sections: form.sections.map((section) =>
    section.sheet === 'condensation'
      ? section
      : {
          ...section,
          fields: section.fields.filter((it) => it.use === 'title' || comparesNumbers(it, lists)),
        },
  ),
})

/** A table of metrics: one of its columns says whether at least or at most is meant. */
const comparesNumbers = (field: Field, lists: Lists): boolean =>
  field.kind === 'table' &&
  field.columns.some(
    (column) =>
      column.kind === 'choice' &&
      optionsOf(column, lists).some((it) => 'properties' in it && it.properties?.['bound'] !== undefined),
  )
