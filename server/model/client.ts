import { z } from 'zod'
import type { ModelFailure } from '#core/model/answered.ts'
import type { ModelEndpoint } from '../config.ts'
import { carriedOn } from '../traces/traces.ts'

/** A message of the conversation, as OpenAI-compatible interfaces name them. */
export interface Message {
  readonly role: 'system' | 'user'
  readonly content: string
}

/** What came back: the text that was said, or why there is none; how much arrived in any case. */
export type ModelAnswer =
  | { readonly ok: true; readonly text: string; readonly received: number }
  | {
      readonly ok: false
      readonly because: ModelFailure
      readonly received: number
      /** The status of the answer, for the operator's log. */
      readonly status?: number
    }

/** More bytes are not read: a proposal is a few sentences. */
const mostBytes = 256 * 1024

const Completion = z.object({
  choices: z.array(z.object({ message: z.object({ content: z.string() }) })).min(1),
})

/**
 * Asks once: no second try, no redirect (texts go nowhere but where the operator said), no longer and no more than bounded.
 * Only what every such interface understands is asked for.
 */
export async function askModel(endpoint: ModelEndpoint, messages: readonly Message[]): Promise<ModelAnswer> {
  let received = 0
  const failed = (because: ModelFailure, status?: number): ModelAnswer => ({
    ok: false,
    because,
    received,
    ...(status !== undefined && { status }),
  })
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    accept: 'application/json',
    ...carriedOn(),
  }
  if (endpoint.key !== null) headers['authorization'] = `Bearer ${endpoint.key}`
  try {
    const answer = await fetch(endpoint.url, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: JSON.stringify({ model: endpoint.name, messages, stream: false }),
      signal: AbortSignal.timeout(endpoint.timeout),
    })
    if (!answer.ok) {
      await answer.body?.cancel()
      return failed('refused', answer.status)
    }
    const parts: Uint8Array[] = []
    for await (const part of answer.body ?? []) {
      received += part.length
      // Leaving the loop ends the connection.
      if (received > mostBytes) return failed('too-long', answer.status)
      parts.push(part)
    }
    const said = Completion.safeParse(parsed(Buffer.concat(parts).toString('utf8')))
    const text = said.success ? said.data.choices[0]?.message.content : undefined
    return text === undefined ? failed('unreadable', answer.status) : { ok: true, text, received }
  } catch (error) {
    return failed(error instanceof Error && error.name === 'TimeoutError' ? 'late' : 'unreachable')
  }
}

/** JSON, or undefined. */
export function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
