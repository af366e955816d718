import type { Call } from '#core/call/call.ts'
import { maySeeGuide } from '#core/permission/guide.ts'
import { countable } from '#core/permission/statistics.ts'
import { safeName } from '#documents/dossier/names.ts'
import type { Part } from '#documents/dossier/page.ts'
import type { Entry } from '#documents/dossier/zip.ts'
import type { Language } from '#text/sentences.ts'
import { versionsOf } from '../db/calls.ts'
import { factsOf } from '../db/facts.ts'
import { commentsOf, editionAt, editionsOf, guideList } from '../db/guides.ts'
import { countIn, waitingIn } from '../db/statistics.ts'
import { copyOf } from '../present/edition-copy.ts'
import { presentGuide } from '../present/guide.ts'
import { presentStatistics, type StatisticsView } from '../present/statistics.ts'
import { granted } from '../refused.ts'
import { factsFile } from './dossier-facts.ts'
import { json, type Run, saidIn, text, wordsIn } from './dossier-run.ts'

/** Adds a part to the contents, in every language. */
export type Tell = (of: (language: Language) => Part) => void

/** How the call was put: every version of its definition, its notices, and what happened to it. */
export async function* callFiles(run: Run, call: Call, tell: Tell): AsyncGenerator<Entry> {
  const { db } = run.ctx
  const versions = await versionsOf(db, call.id)
  for (const { version, installed_at, note, by } of versions) {
    const { content, digest } = await db
      .selectFrom('call_version')
      .select(['content', 'digest'])
      .where('call', '=', call.id)
      .where('version', '=', version)
      .executeTakeFirstOrThrow()
    const time = installed_at.toISOString()
    yield json(`call/versions/${version}.json`, { version, installedAt: time, by, note, digest, content })
  }
  const notices = call.notices.flatMap((it) =>
    (['zh', 'en'] as const).map((language) => ({
      path: `call/notices/${safeName(it.id)}.${language}.md`,
      title: it.title[language],
      body: it.body[language],
      day: it.day,
    })),
  )
  for (const it of notices) yield text(it.path, `# ${it.title}\n\n${it.day}\n\n${it.body}\n`)
  const subject = `call:${call.id}`
  const facts = await factsFile(run, 'call/facts.json', subject, await factsOf(db, subject), () => true)
  run.filled.chains.push(facts.chain)
  yield facts.entry
  tell((language) => {
    const words = wordsIn(language).archive
    const links = versions.map((it) => ({
      href: `call/versions/${it.version}.json`,
      text: wordsIn(language).version(it.version),
    }))
    return {
      title: words.call,
      parts: [
        { title: words.definition, links },
        { title: words.notices, links: notices.map((it) => ({ href: it.path, text: it.title })) },
        { title: words.facts, links: [{ href: 'call/facts.json', text: 'facts.json' }] },
      ],
    }
  })
}

/** Guides with every edition, as published and as anybody can open them, and what the public said. */
export async function* guideFiles(run: Run, call: Call, tell: Tell): AsyncGenerator<Entry> {
  const { ctx, actor } = run
  const rows = (await guideList(ctx.db, { call: call.id })).filter((row) => maySeeGuide(actor, row.it))
  const told: { readonly title: (language: Language) => string; readonly links: Part['links'] & object }[] =
    []
  for (const row of rows) {
    const folder = `guides/${safeName(row.it.slug)}`
    yield json(`${folder}/guide.json`, presentGuide(row))
    const comments = await commentsOf(ctx.db, row.it.id, undefined, 'whole')
    // How to reach somebody is for planning alone.
    if (comments.length > 0)
      yield json(
        `${folder}/comments.json`,
        comments.map((it) => ({ ...it, contact: actor.triage ? it.contact : '' })),
      )
    const editions = (await editionsOf(ctx.db, row.it.id)).toReversed()
    for (const { n } of editions) {
      const edition = await editionAt(ctx.db, row.it.id, n)
      if (!edition) continue
      for (const it of copyOf(edition, `${ctx.config.publicUrl}/guides/${row.it.slug}`))
        yield text(`${folder}/edition-${n}/${it.name}`, it.text)
    }
    told.push({
      title: (language) => saidIn(language)(row.title),
      links: [
        ...editions.map(({ n }) => ({ href: `${folder}/edition-${n}/index.html`, text: String(n) })),
        { href: `${folder}/guide.json`, text: 'guide.json' },
        ...(comments.length > 0 ? [{ href: `${folder}/comments.json`, text: 'comments.json' }] : []),
      ],
    })
  }
  tell((language) => {
    const words = wordsIn(language)
    const named = ({ href, text: said }: { readonly href: string; readonly text: string }) => ({
      href,
      text: /^\d+$/.test(said) ? words.archive.edition(Number(said)) : said,
    })
    return {
      title: words.archive.guides,
      ...(told.length === 0 && { notes: [words.none] }),
      parts: told.map((it) => ({ title: it.title(language), links: it.links.map(named) })),
    }
  })
}

/** The figures of the whole call, as its statistics page shows them. */
export async function statisticsOf({ ctx, actor, making }: Run, call: Call): Promise<StatisticsView> {
  const scope = granted(countable(actor, 'all', undefined))
  const narrowed = { call: call.id }
  const [counts, waiting] = await Promise.all([
    countIn(ctx.db, scope, narrowed),
    waitingIn(ctx.db, scope, narrowed, making.at),
  ])
  return presentStatistics({ call, scope, counts, waiting, at: making.at })
}

const portion = 2000

/** The one chain of checkpoints over all facts of the site, a line each: ids of what they seal are not told. */
export async function* checkpointFiles(run: Run, last: number, tell: Tell): AsyncGenerator<Entry> {
  const { db } = run.ctx
  async function* lines(): AsyncGenerator<Uint8Array> {
    for (let after = 0; ; ) {
      const rows = await db
        .selectFrom('checkpoint')
        .select(['n', 'at', 'facts', 'prev', 'hash'])
        .where('n', '>', after)
        .where('n', '<=', last)
        .orderBy('n')
        .limit(portion)
        .execute()
      if (rows.length > 0)
        yield Buffer.from(rows.map((it) => `${JSON.stringify({ ...it, at: it.at.getTime() })}\n`).join(''))
      if (rows.length < portion) return
      after = rows.at(-1)?.n ?? last
    }
  }
  run.filled.checkpoints = 'checkpoints.ndjson'
  yield { path: 'checkpoints.ndjson', bytes: lines() }
  tell((language) => ({
    title: wordsIn(language).archive.checkpoints,
    links: [{ href: 'checkpoints.ndjson', text: 'checkpoints.ndjson' }],
  }))
}
