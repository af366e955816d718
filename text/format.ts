import type { Language } from './sentences.ts'

const place = 'Asia/Shanghai'
const english = new Intl.DateTimeFormat('en-GB', {
  timeZone: place,
  day: 'numeric',
  month: 'long',
  year: 'numeric',
})
const clock = new Intl.DateTimeFormat('en-GB', {
  timeZone: place,
  hour: '2-digit',
  minute: '2-digit',
  hour12: false,
})
const numbers = new Intl.NumberFormat('en-GB')

/** The civil day at the bureau's place, `2024-01-31`. */
export function dayOf(instant: number): string {
  const shifted = new Date(instant + 8 * 3_600_000)
  return shifted.toISOString().slice(0, 10)
}

/** 2024年1月31日, or 31 January 2024. */
export function formatDay(day: string, language: Language): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number)
  if (language === 'en') return english.format(Date.UTC(year, month - 1, date, 4))
  return `${year}年${month}月${date}日`
}

/** 1月31日, or 31 January. */
export function formatShortDay(day: string, language: Language): string {
  const [, month = 0, date = 0] = day.split('-').map(Number)
  if (language === 'en') return formatDay(day, 'en').replace(/ \d{4}$/, '')
  return `${month}月${date}日`
}

const weekdays = {
  'zh-CN': ['日', '一', '二', '三', '四', '五', '六'].map((it) => `星期${it}`),
  en: ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'],
} as const
export const weekdayOf = (day: string, language: Language): string =>
  weekdays[language][new Date(`${day}T00:00:00Z`).getUTCDay()] ?? ''

/** 2024年1月31日 14:03. */
export const formatInstant = (instant: number, language: Language): string =>
  `${formatDay(dayOf(instant), language)} ${clock.format(instant)}`

/** The end of a window, which is exclusive (ruling 6): midnight is the last day's 24:00. */
export const formatEnd = (instant: number, language: Language): string =>
  clock.format(instant) === '00:00'
    ? `${formatDay(dayOf(instant - 1), language)} 24:00`
    : formatInstant(instant, language)

/** 14:03. */
export const formatClock = (instant: number): string => clock.format(instant)

/** 1,042. */
export const formatCount = (count: number): string => numbers.format(count)

/** An amount in 万元 as stored, with its thousands marked and nothing rounded. */
export function formatMoney(amount: string, language: Language): string {
  const [whole = '', rest] = amount.split('.')
  const marked = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return `${marked}${rest === undefined ? '' : `.${rest}`} ${language === 'en' ? '× ¥10,000' : '万元'}`
}

/** 62 KB, 5.0 MB. */
export function formatSize(bytes: number): string {
  if (bytes < 1024) return `${bytes} B`
  if (bytes < 1024 * 1024) return `${Math.round(bytes / 1024)} KB`
  return `${(bytes / 1024 / 1024).toFixed(1)} MB`
}
