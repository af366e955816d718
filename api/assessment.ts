import { z } from 'zod'

const level = z.number().int()
const verdict = z.enum(['met', 'partly', 'not', 'not-applicable'])

/** The unit of the readiness ledger as it travels (core/trl/assessment.ts). */
export const assessment = z.object({
  scale: z.string(),
  technology: z.string(),
  elements: z.array(
    z.object({
      id: z.string(),
      no: z.string(),
      name: z.string(),
      problem: z.string(),
      critical: z.boolean(),
      importance: z.array(z.string()),
      novelty: z.array(z.string()),
      application: z.string(),
      environment: z.string(),
      target: level.nullable(),
      from: z.string().nullable(),
      answers: z.record(z.string(), z.object({ verdict, reason: z.string().optional() })),
      level,
    }),
  ),
  evidence: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      type: z.string(),
      issuer: z.string(),
      on: z.string(),
      file: z
        .object({ id: z.string(), name: z.string(), size: z.number().int(), sha256: z.string() })
        .nullable(),
      supports: z.array(z.object({ element: z.string(), item: z.string() })),
    }),
  ),
  steps: z.array(z.object({ by: z.string(), level, text: z.string() })),
  overall: z.object({ level, binding: z.array(z.string()) }).nullable(),
  target: level.nullable(),
})

/** Plan against fact (core/trl/acceptance.ts). */
export const outcome = z.object({
  elements: z.array(
    z.object({
      element: z.string(),
      target: level,
      /** Nothing where the element was not assessed at all. */
      reached: level.nullable(),
      short: level,
      failed: z.array(z.string()),
    }),
  ),
  unforeseen: z.array(z.string()),
  overall: z.object({ level, binding: z.array(z.string()) }).nullable(),
  fulfilled: z.boolean(),
})
export type OutcomeView = z.infer<typeof outcome>
