/** A point in time as milliseconds since 1970 (UTC). Core never asks for the present one: it is handed in. */
export type Instant = number & { readonly instant?: never }

/** A civil day `2024-02-29`, as people at the bureau's place write it. Compared as text. */
export type Day = string & { readonly day?: never }

const zone = 'Asia/Shanghai'
const parts = new Intl.DateTimeFormat('en-CA', {
  timeZone: zone,
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
})

/** Since the summer times of 1986 to 1991 the place has been eight hours ahead of UTC all year (IANA time zone database). */
const steadySince = Date.UTC(1992, 0, 1)
/** Beyond it, years have more than four digits. */
const steadyUntil = Date.UTC(9999, 0, 1)
const ahead = 8 * 3_600_000

/** The civil day at the bureau's place on which the instant falls; by arithmetic where that suffices, as lists ask for many. */
export const dayOf = (instant: Instant): Day =>
  instant >= steadySince && instant < steadyUntil
    ? dayNumbered(Math.floor((instant + ahead) / dayLength))
    : parts.format(instant)

const dayLength = 86_400_000
const known = new Map<number, Day>()

/** The day with this number since 1970, each written once: the rows of a list lie within a few weeks. */
function dayNumbered(n: number): Day {
  let day = known.get(n)
  if (day === undefined) {
    if (known.size >= 2000) known.clear()
    day = new Date(n * dayLength).toISOString().slice(0, 10)
    known.set(n, day)
  }
  return day
}

/** Midnight at the beginning of the day, at the bureau's place (which keeps one offset all year). */
export const startOf = (day: Day): Instant => Date.parse(`${day}T00:00:00+08:00`)

/** The day that lies the given number of days after (or, negative, before). */
export const plusDays = (day: Day, days: number): Day => dayOf(startOf(day) + days * 86_400_000)

/** Whether the text is a day that the calendar has: 2024-02-30 is not. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(startOf(text)) && dayOf(startOf(text)) === text
