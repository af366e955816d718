import { z } from 'zod'
import type { GroupingSaid, WordingSaid } from '#core/model/answered.ts'
import { parsed } from './client.ts'

const Wording = z.strictObject({
  sentences: z.array(z.strictObject({ text: z.string(), from: z.array(z.string()).max(100) })).max(100),
})
const Grouping = z.strictObject({
  groups: z.array(z.strictObject({ name: z.string(), members: z.array(z.string()).max(200) })).max(100),
})

/** The one JSON object that was asked for; the fence that models like to put around it is no part of it. */
const objectIn = (text: string): unknown => {
  const whole = text.trim()
  return parsed(/^```(?:json)?\s*\n([\s\S]*?)\n?```$/.exec(whole)?.[1] ?? whole)
}

/** Exactly what was asked for, or undefined: nobody guesses at what a model may have meant. */
export const wordingSaid = (text: string): WordingSaid | undefined => Wording.safeParse(objectIn(text)).data

/** The same, of groups. */
export const groupingSaid = (text: string): GroupingSaid | undefined =>
  Grouping.safeParse(objectIn(text)).data
