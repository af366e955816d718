import type { drafts } from '#api/drafts.ts'
import { addAuthor, removeAuthor } from '../commands/draft/authors.ts'
import { colleaguesOf } from '../db/drafts.ts'
import { suggestionView } from '../present/suggestion.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'
import { ownText } from './seen.ts'

type Authors =
  | 'PUT /suggestions/:id/authors/:person'
  | 'DELETE /suggestions/:id/authors/:person'
  | 'GET /suggestions/:id/colleagues'

/** Who writes a suggestion together. */
export const authorRoutes: Pick<HandlersOf<typeof drafts>, Authors> = {
  'PUT /suggestions/:id/authors/:person': async (ctx, { actor, params, at }) => {
    const it = granted(await addAuthor(ctx, actor, params.id, params.person, at))
    return { suggestion: await suggestionView(ctx, actor, it, at) }
  },
  'DELETE /suggestions/:id/authors/:person': async (ctx, { actor, params, at }) => {
    const it = granted(await removeAuthor(ctx, actor, params.id, params.person, at))
    return { suggestion: await suggestionView(ctx, actor, it, at) }
  },
  'GET /suggestions/:id/colleagues': async (ctx, { actor, params }) => {
    const it = await ownText(ctx, actor, params.id)
    const people = await colleaguesOf(ctx.db, it.org)
    const authors: readonly string[] = it.coAuthors
    return {
      people: people
        .filter(({ id }) => id !== it.filer)
        .map(({ id, name }) => ({ id, name, author: authors.includes(id) })),
    }
  },
}
