import { checkedAnswers } from '#server/answer.ts'
import { buildApp } from '#server/app.ts'
import { drain } from '#server/backup/bytes.ts'
import { tablesOf } from '#server/backup/catalogue.ts'
import { copyOut } from '#server/backup/copy.ts'
import { plainClient } from '#server/backup/reach.ts'
import { RowsDigest } from '#server/backup/rows-digest.ts'
import { openCallBook } from '#server/call-book.ts'
import type { Context } from '#server/context.ts'
import { connect } from '#server/db/open.ts'
import type { FileStore } from '#server/files/store.ts'
import { type As, requests, type TestApp } from './app.ts'

/** What a restore ends on purpose: nobody is signed in, no link that was sent goes on, large files go, no outage is counted. */
export const ended: readonly string[] = ['session', 'mail_token', 'export', 'pulse']

/** What each table holds, as a digest of its rows, some left out. */
export async function tableDigests(
  url: string,
  without: readonly string[] = [],
): Promise<Record<string, string>> {
  const client = await plainClient(url)
  try {
    const found: Record<string, string> = {}
    for (const { name, columns } of await tablesOf(client)) {
      if (without.includes(name)) continue
      const digest = new RowsDigest()
      const list = columns.map((it) => `"${it}"`).join(', ')
      await drain(copyOut(client, `copy "${name}" (${list}) to stdout`, digest))
      found[name] = `${digest.rows} ${digest.hex()}`
    }
    return found
  } finally {
    await client.end()
  }
}

/** The site as it stands on another database and other files. */
export interface Stood {
  readonly ctx: Context
  readonly anyone: As
  as(cookie: string): As
  close(): Promise<void>
}

export async function standOn({ ctx: before }: TestApp, url: string, files: FileStore): Promise<Stood> {
  const opened = await connect(url, () => {}, 5, 'kept')
  const ctx: Context = { ...before, db: opened.db, files, calls: openCallBook(opened.db, before.now) }
  const app = await buildApp(ctx, checkedAnswers)
  await app.ready()
  return {
    ctx,
    anyone: requests(app, undefined),
    as: (cookie) => requests(app, cookie),
    close: async () => {
      await app.close()
      await opened.stop()
    },
  }
}
