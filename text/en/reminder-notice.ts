import type { Sentences } from '../zh-CN/all.ts'

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]
const day = (it: string): string => {
  const [, month, date] = it.split('-')
  return `${Number(date)} ${months[Number(month) - 1]}`
}
const many = (count: number, one: string, more: string): string => `${count} ${count === 1 ? one : more}`
const suggestions = (count: number): string => many(count, 'suggestion', 'suggestions')

export const reminderNotice: Pick<Sentences['notice'], keyof Sentences['notice'] & `reminder-${string}`> = {
  'reminder-drafts': ({ call, count, last }) => ({
    title: `${many(count, 'draft is', 'drafts are')} not handed in yet`,
    body: `You have ${many(count, 'draft', 'drafts')} in “${call.en}” that you have not handed in. Concentrated collection runs to the end of ${day(last)}; what comes later counts for rolling collection.`,
  }),
  'reminder-answer': ({ no, title, last }) => ({
    title: `Please revise and hand in by ${day(last)}: ${no}`,
    body: `${no} “${title}” was returned to you. Please revise it and hand it in again by the end of ${day(last)}. Only the fields named are open, and it keeps its place.`,
  }),
  'reminder-waiting': ({ call, soon, overdue }) => ({
    title: overdue > 0 ? `${suggestions(overdue)} overdue` : `${suggestions(soon)} due soon`,
    body: `Of what waits for you in “${call.en}”, ${overdue} should have been decided already and ${soon} should be decided by the end of the next working day. Please accept, return, transfer or decline.`,
  }),
  'reminder-triage': ({ call, count, days }) => ({
    title: `${suggestions(count)} waiting for triage`,
    body: `In “${call.en}”, ${many(count, 'suggestion has', 'suggestions have')} waited for triage for ${many(days, 'working day', 'working days')} or longer. Please transfer them to the right office.`,
  }),
  'reminder-release': ({ call, org, count, left, last }) => ({
    title: `${org}: ${suggestions(count)} not with the bureau yet`,
    body: `“${call.en}”: ${many(count, 'suggestion', 'suggestions')} of ${org} waiting for your review ${count === 1 ? 'has' : 'have'} not reached the bureau. The unit has ${many(left, 'day', 'days')} left, to the end of ${day(last)}; what is released later counts for rolling collection.`,
  }),
  'reminder-not-released': ({ call, org, count, left, last }) => ({
    title: `${suggestions(count)} of yours not with the bureau yet`,
    body: `“${call.en}”: ${many(count, 'suggestion', 'suggestions')} that you gave to the research office of ${org} ${count === 1 ? 'has' : 'have'} not reached the bureau. The unit has ${many(left, 'day', 'days')} left, to the end of ${day(last)}; please speak to its reviewer. What is released later counts for rolling collection, and nothing is lost.`,
  }),
}
