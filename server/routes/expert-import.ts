import type { expertImport } from '#api/expert-import.ts'
import { tableColumns } from '#core/expert/entry.ts'
import { mayKeepExperts } from '#core/permission/round.ts'
import { expertImport as en } from '#text/en/expert-import.ts'
import { expertImport as zh } from '#text/zh-CN/expert-import.ts'
import { importExperts, lookAtImport } from '../commands/expert/import.ts'
import { workbookOf } from '../files/table/workbook.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

/** Experts out of a table that somebody has filled in. */
export const expertImportRoutes: HandlersOf<typeof expertImport> = {
  'GET /experts/template': async (_ctx, { actor, query, reply }) => {
    granted(mayKeepExperts(actor))
    const words = query.language === 'en' ? en : zh
    const widths = tableColumns.map((it) =>
      it === 'orgName' || it === 'email' || it === 'keywords' ? 28 : 18,
    )
    return reply
      .header('content-type', type)
      .header(
        'content-disposition',
        `attachment; filename="experts-template.xlsx"; filename*=UTF-8''${encodeURIComponent(words.file)}`,
      )
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(workbookOf(words.sheet, [tableColumns.map((it) => words.columns[it])], widths))
  },
  'POST /experts/import/preview': async (ctx, { actor, body }) =>
    granted(await lookAtImport(ctx, actor, body.content)),
  'POST /experts/import': async (ctx, { actor, body, at }) =>
    granted(await importExperts(ctx, actor, { content: body.content, key: body.key, at })),
}
