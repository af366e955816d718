import type { Instant } from '#core/instant.ts'
import { type ToldByLetter, toldByLetter } from '#core/suggestion/letter.ts'
import type { Db } from '../context.ts'

/** The step of a suggestion that a letter's number and digest name together, if they do: its digest is the fact's. */
export async function letterByDigest(
  db: Db,
  no: string,
  digest: string,
): Promise<
  | {
      readonly happened: ToldByLetter
      readonly at: Instant
      readonly sealed: boolean
      readonly purged: boolean
    }
  | undefined
> {
  const row = await db
    .selectFrom('suggestion')
    .innerJoin('fact', (join) =>
      join.on((eb) => eb('fact.subject', '=', eb.cast<string>('suggestion.id', 'text'))),
    )
    .leftJoin('sealed', (join) =>
      join.onRef('sealed.subject', '=', 'fact.subject').onRef('sealed.n', '=', 'fact.n'),
    )
    .select(['fact.happened', 'fact.at', 'sealed.checkpoint', 'suggestion.state'])
    .where('suggestion.no', '=', no)
    .where('fact.hash', '=', digest)
    .where('fact.happened', 'in', [...toldByLetter])
    .executeTakeFirst()
  return (
    row && {
      happened: row.happened as ToldByLetter,
      at: row.at.getTime(),
      sealed: row.checkpoint !== null,
      purged: row.state === 'purged',
    }
  )
}
