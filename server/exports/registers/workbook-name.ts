import { dayOf, type Instant } from '#core/instant.ts'

/** What a register's file is called: what it lists and the day on which it was taken. */
export const workbookName = (what: string, at: Instant): string => `${what} ${dayOf(at)}.xlsx`
