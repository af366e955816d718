import { z } from 'zod'
import { id } from '#api/endpoint.ts'
import type { Round } from '#core/expert/round.ts'
import type { Actor } from '#core/permission/actor.ts'
import { scoresReadable } from '#core/permission/round.ts'
import { sentences } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { loadRound } from '../../db/rounds.ts'
import { readRound } from '../../present/results.ts'
import { granted, Refused } from '../../refused.ts'
import type { Exporter } from '../exporter.ts'
import { bookOf } from './book.ts'
import { judgedSheet, levelsSheet, subjectsSheet } from './result-sheets.ts'
import { workbookName } from './workbook-name.ts'

const wanted = z.strictObject({ round: id })

/** A closed round whose results this person may read. */
async function closed(ctx: Context, actor: Actor, round: string): Promise<Round> {
  const it = await loadRound(ctx.db, round)
  if (!it) throw new Refused({ why: 'not-found' })
  return granted(scoresReadable(actor, it))
}

/** What the experts of a closed round said: each subject, each sheet, each level. */
export const roundResults: Exporter<z.output<typeof wanted>> = {
  wanted,
  plan: async (ctx, actor, asked, language) => {
    const round = await closed(ctx, actor, asked.round)
    const { heads } = await readRound(ctx, actor, round)
    return {
      total: heads.size,
      name: workbookName(
        `${sentences(language).register.files['round-results']} ${fileSafe(round.title)}`,
        ctx.now(),
      ),
      personal: round.names === 'shown',
    }
  },
  write: async function* (ctx, actor, asked, making) {
    const round = await closed(ctx, actor, asked.round)
    const read = await readRound(ctx, actor, round)
    yield* bookOf(ctx, making, {
      sort: 'round-results',
      filter: [['round', round.title]],
      sheets: [subjectsSheet(ctx, read, making), judgedSheet(ctx, read, making), levelsSheet(read, making)],
    })
  },
}

/** What systems forbid in names of files is left out. */
const fileSafe = (title: string): string =>
  [...title.replaceAll(/[\\/:*?"<>|\s]+/g, ' ')].slice(0, 60).join('')
