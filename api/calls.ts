import { z } from 'zod'
import { instant, nothing, text, words } from './endpoint.ts'

const option = z.object({ code: z.string(), name: words })
export const phase = z.enum(['before', 'concentrated', 'rolling', 'paused'])

/** The version that a suggestion was begun under; the one in force unless named. */
const ofVersion = z.object({ version: z.uuid().optional() })

/** A call as the public sees it: everything but the forms and the long lists. */
export const callView = z.object({
  id: z.string(),
  version: z.number().int(),
  title: words,
  short: words,
  year: z.number().int(),
  issuer: words,
  issued: z.string(),
  invented: z.boolean(),
  phase,
  window: z.object({
    opens: instant,
    closes: instant,
    unitGraceDays: z.number(),
    graceEnds: instant,
    pausedReason: words.nullable(),
  }),
  hotline: z.object({ phone: z.string(), note: words }),
  sponsors: z.array(words),
  kinds: z.array(
    option.extend({
      short: words,
      purpose: words,
      who: words,
      annex: z.string(),
      aliases: z.array(z.string()),
      asksField: z.unknown(),
      asksLivelihood: z.boolean(),
      readiness: z.string(),
      suggestedBy: z.record(
        z.string(),
        z.object({ may: z.enum(['yes', 'noted', 'no']), note: words.optional() }),
      ),
    }),
  ),
  fields: z.array(option.extend({ needsNote: z.boolean() })),
  livelihoods: z.array(option),
  offices: z.array(option.extend({ phone: z.string(), scope: words })),
  orgTypes: z.array(option.extend({ path: z.enum(['unit', 'direct', 'admin']) })),
  routing: z.array(z.unknown()),
  aliases: z.array(z.object({ kind: z.string(), livelihood: z.string(), becomes: z.string() })),
  annexes: z.array(z.object({ no: z.string(), title: words, forms: z.array(z.string()) })),
  handling: z.object({
    acceptWithin: z.number(),
    returnWithin: z.number(),
    objectWithin: z.number(),
    refusalReasons: z.array(option),
    declineReasons: z.array(option),
  }),
  uploads: z.object({ maxFiles: z.number(), maxBytes: z.record(z.string(), z.number()) }),
  notices: z.array(z.object({ id: z.string(), title: words, day: z.string() })),
  breadth: z.object({ teams: z.number(), digits: z.number(), rangePercent: z.number() }),
  secrecyWords: z.array(z.string()),
})
export type CallView = z.infer<typeof callView>

/** Part of a call as changed on screen; a part that is given replaces the old one whole. */
export const callChange = z.strictObject({
  offices: z
    .array(
      z.strictObject({
        code: text(20).regex(/^[A-Za-z0-9-]+$/),
        name: words,
        phone: text(40).min(5),
        scope: words,
      }),
    )
    .min(1)
    .max(100)
    .optional(),
  routing: z
    .array(
      z.strictObject({
        kind: z.array(text(40)).min(1).max(100),
        field: z.array(text(40)).min(1).max(100).optional(),
        livelihood: z.array(text(40)).min(1).max(100).optional(),
        office: text(20).optional(),
        triage: z.boolean().optional(),
        refuse: words.optional(),
      }),
    )
    .min(1)
    .max(500)
    .optional(),
  quotaPerKind: z.record(text(40), z.number().int().min(0).max(100_000)).optional(),
  hotline: z.strictObject({ phone: text(40).min(5), note: words }).optional(),
})
export type CallChangeAsked = z.infer<typeof callChange>

export const calls = {
  'GET /calls': {
    summary: 'The calls on this site, the one to show first at the top.',
    tag: 'calls',
    access: 'public',
    response: z.object({ calls: z.array(callView), now: instant }),
  },
  'GET /calls/:call/notice': {
    summary: 'The notice in full, with announcements, questions and answers.',
    tag: 'calls',
    access: 'public',
    params: z.object({ call: text(60) }),
    response: z.object({
      notice: words,
      notices: z.array(z.object({ id: z.string(), title: words, day: z.string(), body: words })),
      faq: z.array(z.object({ question: words, answer: words })),
    }),
  },
  'GET /calls/:call/forms/:kind': {
    summary: 'What one kind asks: the form with both tables, and the lists it chooses from.',
    tag: 'calls',
    access: 'public',
    params: z.object({ call: text(60), kind: text(20) }),
    query: ofVersion,
    response: z.object({ form: z.unknown(), lists: z.record(z.string(), z.array(z.unknown())) }),
  },
  'GET /calls/:call/direction-form': {
    summary: 'What the bureau writes of each direction: its sheet, and the lists it chooses from.',
    tag: 'calls',
    access: 'public',
    params: z.object({ call: text(60) }),
    query: ofVersion,
    response: z.object({ form: z.unknown(), lists: z.record(z.string(), z.array(z.unknown())) }),
  },
  'GET /calls/:call/readiness': {
    summary: 'The readiness standard of the call.',
    tag: 'calls',
    access: 'public',
    params: z.object({ call: text(60) }),
    query: ofVersion,
    response: z.object({ scale: z.unknown(), policy: z.unknown() }),
  },
  'GET /calls/:call/readiness-checklists': {
    summary:
      'How elements are assessed on the scale of the call: questions, marks, and the words of each class.',
    tag: 'calls',
    access: 'public',
    params: z.object({ call: text(60) }),
    query: ofVersion,
    response: z.object({
      scale: z.unknown(),
      policy: z.unknown(),
      checklists: z.unknown(),
      /** What the classes of technology are called. */
      classes: z.array(option),
    }),
  },
  'POST /calls/:call/field-hint': {
    summary:
      'The fields that a title and a text seem to belong to, with the words that say so. Nothing is kept.',
    tag: 'calls',
    access: 'signed-in',
    params: z.object({ call: text(60) }),
    body: z.object({ title: text(500), text: text(20_000).optional() }),
    response: z.object({
      fields: z.array(z.object({ code: z.string(), score: z.number(), because: z.array(z.string()) })).max(3),
    }),
  },
  'GET /admin/calls/:call': {
    summary: 'A call for those who keep it: versions, incident log, routing, what is to be confirmed.',
    tag: 'administration',
    access: 'staff',
    params: z.object({ call: text(60) }),
    response: z.object({
      versions: z.array(
        z.object({
          version: z.number(),
          installedAt: instant,
          by: z.string().nullable(),
          note: z.string(),
          /** The fact that made it, such as `call-paused`; an extension or pause has its reason. */
          happened: z.string().nullable(),
          reason: words.nullable(),
          suggestions: z.number(),
        }),
      ),
      extensions: z.array(z.object({ at: instant, from: instant, to: instant, reason: words })),
      routing: z.array(z.unknown()),
      toConfirm: z.array(z.object({ id: z.string(), problem: words, resolution: words })),
      quotaPerKind: z.record(z.string(), z.number()),
      may: z.array(z.enum(['window', 'offices', 'routing'])),
    }),
  },
  'POST /admin/calls/:call/extend': {
    summary: 'Move the end of concentrated collection later, with the reason in the incident log.',
    tag: 'administration',
    access: 'staff',
    params: z.object({ call: text(60) }),
    body: z.object({ closes: instant, reason: words }),
    response: nothing,
  },
  'POST /admin/calls/:call/pause': {
    summary: 'Pause collection, with the reason shown to everybody.',
    tag: 'administration',
    access: 'staff',
    params: z.object({ call: text(60) }),
    body: z.object({ reason: words }),
    response: nothing,
  },
  'POST /admin/calls/:call/resume': {
    summary: 'Resume collection.',
    tag: 'administration',
    access: 'staff',
    params: z.object({ call: text(60) }),
    response: nothing,
  },
  'POST /admin/calls/:call/impact': {
    summary: 'What a change of offices, quotas or routing would alter, before it is made.',
    tag: 'administration',
    access: 'staff',
    params: z.object({ call: text(60) }),
    body: z.object({ change: callChange }),
    response: z.object({
      problems: z.array(z.object({ path: z.string(), problem: z.string() })),
      rerouted: z.array(
        z.object({
          kind: z.string(),
          field: z.string().nullable(),
          livelihood: z.string().nullable(),
          from: z.string().nullable(),
          to: z.string().nullable(),
          drafts: z.number(),
          waiting: z.number(),
        }),
      ),
    }),
  },
  'POST /admin/calls/:call/change': {
    summary: 'Make a new version of the call with changed offices, quotas or routing.',
    tag: 'administration',
    access: 'staff',
    params: z.object({ call: text(60) }),
    body: z.object({ change: callChange, note: text(200) }),
    response: z.object({ version: z.number() }),
  },
} as const
