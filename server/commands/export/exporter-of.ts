import type { ExportSort } from '#core/export.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Reason } from '#core/reason.ts'
import { err, ok, type Result } from '#core/result.ts'
import type { Language } from '#text/sentences.ts'
import type { Context } from '../../context.ts'
import { exporters } from '../../exports/all.ts'
import type { Making, Planned } from '../../exports/exporter.ts'

/** An exporter that has read what is wanted of it. */
export interface ReadyExporter {
  plan(ctx: Context, actor: Actor, language: Language): Promise<Planned>
  may(ctx: Context, actor: Actor, language: Language): Promise<void>
  write(ctx: Context, actor: Actor, making: Making): AsyncIterable<Uint8Array>
}

/** The exporter of a sort with a filter that it understands. */
export function exporterOf(
  sort: ExportSort,
  raw: Readonly<Record<string, unknown>>,
): Result<ReadyExporter, Reason> {
  const exporter = exporters[sort]
  if (!exporter) return err({ why: 'unknown-code', code: sort })
  const read = exporter.wanted.safeParse(raw)
  if (!read.success) {
    const problems = read.error.issues.map((it) => ({ at: `wanted.${it.path.join('.')}`, problem: it.code }))
    return err({ why: 'bad-input', problems })
  }
  return ok({
    plan: (ctx, actor, language) => exporter.plan(ctx, actor, read.data, language),
    may: async (ctx, actor, language) => {
      if (exporter.may) await exporter.may(ctx, actor, read.data)
      else await exporter.plan(ctx, actor, read.data, language)
    },
    write: (ctx, actor, making) => exporter.write(ctx, actor, read.data, making),
  })
}
