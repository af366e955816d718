import type { PersonId } from '../id.ts'

/** The chain of facts about a person. */
export const personSubject = (person: PersonId): string => `person:${person}`
