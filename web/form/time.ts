import { dayOf } from '#core/instant.ts'
import type { Language } from '../language.tsx'

const zone = 'Asia/Shanghai'

/** 14:03:22, at the bureau's place. */
export const clockOf = (instant: number): string =>
  new Intl.DateTimeFormat('en-GB', { timeZone: zone, timeStyle: 'medium' }).format(instant)

/** 2024年2月29日 14:03, at the bureau's place. */
export const momentOf = (instant: number, language: Language): string =>
  language === 'en'
    ? new Intl.DateTimeFormat('en-GB', { timeZone: zone, dateStyle: 'long', timeStyle: 'short' }).format(
        instant,
      )
    : new Intl.DateTimeFormat('zh-CN', {
        timeZone: zone,
        year: 'numeric',
        month: 'long',
        day: 'numeric',
        hour: '2-digit',
        minute: '2-digit',
        hour12: false,
      }).format(instant)

/** To the second, as a receipt says it. */
export const exactOf = (instant: number, language: Language): string =>
  `${dateOf(instant, language)} ${clockOf(instant)}`

/** 2024年2月29日. */
export const dateOf = (instant: number, language: Language): string =>
  new Intl.DateTimeFormat(language === 'en' ? 'en-GB' : 'zh-CN', {
    timeZone: zone,
    dateStyle: 'long',
  }).format(instant)

/** 14:03 if it was today, else with its date. */
export const recentOf = (instant: number, now: number, language: Language): string =>
  dayOf(instant) === dayOf(now) ? clockOf(instant).slice(0, 5) : momentOf(instant, language)
