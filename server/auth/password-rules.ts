import { readFile } from 'node:fs/promises'
import { passwordProblem } from '#core/person/password.ts'
import type { Reason } from '#core/reason.ts'
import type { Config } from '../config.ts'
import type { Context } from '../context.ts'
import { isBreached } from './breached.ts'

/** Why somebody may not have this password: by core's rules with the words of this place, and by the lists of the operator. */
export async function refusedPassword(
  ctx: Context,
  password: string,
  it: { readonly accounts: readonly string[]; readonly person: string | null },
): Promise<Extract<Reason, { why: 'weak-password' }> | undefined> {
  const accounts = [...it.accounts, ...(it.person === null ? [] : await numberOf(ctx, it.person))]
  const problem = passwordProblem(password, accounts, await placeWords(ctx, it.person))
  if (problem) return { why: 'weak-password', problem }
  const { breachedPasswordsFile: file } = ctx.config
  if (file !== null && (await isBreached(file, password)))
    return { why: 'weak-password', problem: 'breached' }
  return undefined
}

/** Their mobile number, by which they may sign in as well. */
const numberOf = async ({ db }: Context, person: string): Promise<readonly string[]> => {
  const row = await db.selectFrom('person').select('mobile').where('id', '=', person).executeTakeFirst()
  return row?.mobile ? [row.mobile] : []
}

/** Of the product, of the site, of the calls in force, of the person's own units, and what the operator adds. */
async function placeWords(ctx: Context, person: string | null): Promise<readonly string[]> {
  const { config } = ctx
  const calls = await ctx.calls.current()
  return [
    'zhinan',
    ...hostWords(config.publicUrl),
    ...[config.site.sponsor, config.site.organiser].filter((it) => it !== ''),
    ...calls.flatMap(({ call }) => [
      ...(call.placeWords ?? []),
      ...[call.issuer, ...call.sponsors].flatMap((it) => [it.zh, it.en]),
    ]),
    ...(person === null ? [] : await unitNames(ctx, person)),
    ...(await operatorWords(config)),
  ]
}

/** `zn.science.example.gov.cn` names a city or its bureau in one of its parts; a bare address names nothing. */
const hostWords = (publicUrl: string): readonly string[] =>
  new URL(publicUrl).hostname
    .split('.')
    .filter((it) => /[a-z]/i.test(it) && it !== 'localhost' && it !== 'example')

async function unitNames({ db }: Context, person: string): Promise<readonly string[]> {
  const rows = await db
    .selectFrom('member')
    .innerJoin('org', 'org.id', 'member.org')
    .select('org.name')
    .where('member.person', '=', person)
    .execute()
  return rows.map(({ name }) => name)
}

/** One word a line; read anew each time, so that a word may be added without a restart. */
async function operatorWords({ passwordWordsFile: file }: Config): Promise<readonly string[]> {
  if (file === null) return []
  const text = await readFile(file, 'utf8')
  return text
    .split('\n')
    .map((it) => it.trim())
    .filter((it) => it !== '' && !it.startsWith('#'))
}
