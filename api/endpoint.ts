import { z } from 'zod'
import type { Debt } from '#core/person/debt.ts'

/** Who may call at all; what they may do with what they name is the permission's to say. */
export type Access = 'public' | 'signed-in' | 'staff'

export interface Endpoint {
  /** One line for the description at /api/openapi.json. */
  readonly summary: string
  readonly tag: string
  readonly access: Access
  /** What a session may still owe here; everywhere else it counts for nothing until it is paid. */
  readonly owing?: readonly Debt[]
  readonly params?: z.ZodType
  readonly query?: z.ZodType
  readonly body?: z.ZodType
  readonly response: z.ZodType
}

/** Keys read `METHOD /path`; the path is below /api/v1. */
export type Contract = Readonly<Record<`${'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'} /${string}`, Endpoint>>

export const nothing = z.object({})
export const id = z.uuid()
export const withId = z.object({ id })
export const words = z.object({ zh: z.string(), en: z.string() })
/** Milliseconds since 1970. */
export const instant = z.number().int()

/** No text of a request may be longer than this; longer ones get a sentence, not a cut. */
export const text = (max: number) => z.string().max(max)

export const page = z.object({
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})
/** The revision the person looked at, and a key that makes a repeated press one move. */
export const move = z.object({ revision: z.number().int(), key: z.uuid() })
