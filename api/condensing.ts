import { z } from 'zod'
import { stepped, use } from './directions.ts'
import { finding } from './drafts.ts'
import { id, instant, move, text, withId } from './endpoint.ts'

const person = z.object({ id, name: z.string() })
const stretch = z.object({
  suggestion: id,
  path: z.string(),
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
})

/** A sentence proposed from the sources, as it stands in the first of them. */
export const proposal = z.object({
  text: z.string(),
  /** 0 to 1: how much of what the sources say it stands for. */
  weight: z.number(),
  /** Every place that says it; offsets count UTF-16 units of the passage's text, as in the links of a direction. */
  links: z.array(stretch),
})

/** What looks too narrow for a guide; never in the way. */
export const breadthHit = z.object({
  place: z.string(),
  /** UTF-16 units within the text at the place; null where the place as a whole is meant. */
  from: z.number().int().nullable(),
  to: z.number().int().nullable(),
  code: z.string(),
  params: z.record(z.string(), z.union([z.string(), z.number()])),
  weight: z.literal('should'),
  /** The reason in the reader's language. */
  message: z.string(),
})

/** What is missing between sentences and sources. */
export const sourcingHit = z.object({
  code: z.enum(['no-source', 'source-gone', 'source-changed', 'sentence-without-source', 'source-unused']),
  place: z.string().nullable(),
  suggestion: id.nullable(),
  no: z.string().nullable(),
  weight: z.enum(['must', 'should']),
  message: z.string(),
})

export const condensing = {
  'POST /directions/:id/draft': {
    summary: 'Propose sentences out of the sources, each with where it comes from; nothing is stored.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    body: z.object({
      sentences: z.number().int().min(1).max(40).default(8),
      characters: z.number().int().min(40).max(5000).default(600),
      /** Only these sources; all where left out. */
      sources: z.array(id).max(100).optional(),
      /** Only passages of these fields of the suggestions; all where left out. */
      fields: z.array(text(200)).max(100).optional(),
    }),
    response: z.object({ sentences: z.array(proposal), characters: z.number().int() }),
  },
  'GET /directions/:id/check': {
    summary: 'What the sheet asks for, what looks too narrow, and what has no source yet.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    response: z.object({
      findings: z.array(finding),
      breadth: z.array(breadthHit),
      sourcing: z.array(sourcingHit),
    }),
  },
  'POST /directions/:id/merge': {
    summary: 'Take another direction into this one; both stay as they were, to be had back by undoing.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    body: move.extend({ other: id }),
    response: stepped.extend({ change: id }),
  },
  'POST /directions/:id/split': {
    summary: 'Move some places and sources into a direction of their own.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    body: move.extend({
      /** Fields (`need`) or rows of tables (`content/<row>`) that move. */
      places: z.array(text(200)).max(300),
      sources: z.array(id).max(100),
      title: text(200),
    }),
    response: stepped.extend({ change: id, made: id }),
  },
  'GET /directions/:id/changes': {
    summary: 'How directions became one, or one became two.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    response: z.object({
      items: z.array(
        z.object({
          id,
          sort: z.enum(['merge', 'split']),
          kept: z.object({ id, title: z.string() }),
          other: z.object({ id, title: z.string() }),
          by: person,
          at: instant,
          undoneAt: instant.nullable(),
          /** Whether the reader may undo it now. */
          undoable: z.boolean(),
        }),
      ),
    }),
  },
  'POST /direction-changes/:id/undo': {
    summary: 'Undo a merge or split; what was written since stays.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    /** The revision is that of the direction that was kept. */
    body: move,
    response: stepped.extend({ other: stepped }),
  },
  'GET /directions/:id/versions': {
    summary: 'What was frozen at each step that somebody answered for.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    response: z.object({
      items: z.array(z.object({ n: z.number().int(), step: z.string(), by: person, at: instant })),
    }),
  },
  'GET /directions/:id/versions/:n': {
    summary: 'One frozen version with its words, sources and links.',
    tag: 'condensing',
    access: 'staff',
    params: z.object({ id, n: z.coerce.number().int().min(0).max(1_000_000) }),
    response: z.object({
      n: z.number().int(),
      step: z.string(),
      by: person,
      at: instant,
      answers: z.record(z.string(), z.unknown()),
      sources: z.array(z.object({ suggestion: id, version: z.number().int(), use, note: z.string() })),
      links: z.array(stretch.extend({ place: z.string() })),
    }),
  },
  'GET /directions/:id/timeline': {
    summary: 'What has happened to a direction, in order.',
    tag: 'condensing',
    access: 'staff',
    params: withId,
    response: z.object({
      entries: z.array(
        z.object({
          n: z.number().int(),
          happened: z.string(),
          at: instant,
          by: person.nullable(),
          detail: z.record(z.string(), z.unknown()),
        }),
      ),
    }),
  },
} as const
