import { z } from 'zod'
import { guideStates } from '#core/guide/guide.ts'
import { use } from './directions.ts'
import { id, instant, nothing, text, words } from './endpoint.ts'

export const guideState = z.enum(guideStates)
export const day = z.iso.date()

const sentence = z.object({ place: z.string(), text: z.string() })
const entry = z.discriminatedUnion('sort', [
  z.object({ sort: z.literal('text'), label: words, sentences: z.array(sentence) }),
  z.object({ sort: z.literal('value'), label: words, place: z.string(), value: words }),
  z.object({ sort: z.literal('list'), label: words, place: z.string(), names: z.array(words) }),
  z.object({ sort: z.literal('money'), label: words, place: z.string(), amount: z.string() }),
  z.object({
    sort: z.literal('table'),
    label: words,
    columns: z.array(words),
    rows: z.array(z.object({ place: z.string(), cells: z.array(words) })),
  }),
])
export const publishedDirection = z.object({
  id,
  no: z.string(),
  title: z.string(),
  office: z.object({ code: z.string(), name: words, phone: z.string() }),
  field: words.nullable(),
  parts: z.array(z.object({ id: z.string(), title: words, entries: z.array(entry) })),
  withheld: z.boolean().optional(),
})
const section = z.object({ no: z.string(), kind: z.string(), name: words, terms: words })
export const editionContent = z.object({
  call: z.string(),
  slug: z.string(),
  year: z.number().int(),
  title: words,
  intro: words,
  applyFrom: day.nullable(),
  applyTo: day.nullable(),
  sections: z.array(section.extend({ directions: z.array(publishedDirection) })),
})

/** What the public may see of a source: the less its filer consented to, the less there is (ruling 34). */
const shownSource = z.object({
  detail: z.enum(['text', 'abstract', 'kind', 'counted']),
  use: use.optional(),
  kind: z.string().optional(),
  month: z.string().optional(),
  title: z.string().optional(),
  abstract: z.string().optional(),
  org: z.string().optional(),
  passages: z.array(sentence),
  places: z.array(z.string()),
})

export const edition = z.object({
  n: z.number().int(),
  digest: z.string(),
  publishedAt: instant,
  note: words,
})
const published = z.object({
  slug: z.string(),
  call: z.string(),
  title: words,
  state: guideState,
  directions: z.number().int(),
  edition: z.number().int().nullable(),
  publishedAt: instant.nullable(),
  commentUntil: instant.nullable(),
  applyFrom: day.nullable(),
  applyTo: day.nullable(),
})
const neighbour = z.object({ no: z.string(), title: z.string() }).nullable()
export const shownComment = z.object({
  id,
  direction: z.string().nullable(),
  name: z.string(),
  body: z.string(),
  at: instant,
  answer: z.string(),
})
const bySlug = z.object({ slug: text(60) })

/** Guides as the public reads them and comments on them. */
export const publicGuides = {
  'GET /public/guides': {
    summary: 'Guides that anybody may read.',
    tag: 'public',
    access: 'public',
    response: z.object({ items: z.array(published) }),
  },
  'GET /public/guides/:slug': {
    summary: 'A guide in its latest edition, or the draft that is open for comments.',
    tag: 'public',
    access: 'public',
    params: bySlug,
    response: z.object({
      guide: published,
      content: editionContent,
      editions: z.array(edition),
      comments: z.array(shownComment),
    }),
  },
  'GET /public/guides/:slug/directions/:no': {
    summary: 'One direction, and where its sentences come from as far as consent allows.',
    tag: 'public',
    access: 'public',
    params: z.object({ slug: text(60), no: text(20) }),
    response: z.object({
      guide: published,
      section,
      direction: publishedDirection,
      edition: edition.nullable(),
      sources: z.array(shownSource),
      units: z.array(z.object({ type: z.string(), count: z.number().int() })),
      previous: neighbour,
      next: neighbour,
    }),
  },
  'GET /public/guides/:slug/feed': {
    summary: 'The guide as a JSON Feed (version 1.1).',
    tag: 'public',
    access: 'public',
    params: bySlug,
    response: z.object({
      version: z.string(),
      title: z.string(),
      home_page_url: z.string(),
      feed_url: z.string(),
      language: z.string(),
      items: z.array(
        z.object({
          id: z.string(),
          url: z.string(),
          title: z.string(),
          content_text: z.string(),
          date_published: z.string(),
          date_modified: z.string(),
          tags: z.array(z.string()),
        }),
      ),
    }),
  },
  'POST /public/guides/:slug/comments': {
    summary: 'Comment on a guide that is open for comments; shown once it has been decided on.',
    tag: 'public',
    access: 'public',
    params: bySlug,
    body: z.object({
      direction: text(20).nullable(),
      name: text(40).min(1),
      contact: text(100),
      body: text(1000).min(5),
      proof: z.string().max(4000),
    }),
    response: nothing,
  },
} as const
