import type { unitImport } from '#api/unit-import.ts'
import { unitColumns } from '#core/decide/org/entry.ts'
import { mayImportUnits } from '#core/permission/org.ts'
import { unitImport as en } from '#text/en/unit-import.ts'
import { unitImport as zh } from '#text/zh-CN/unit-import.ts'
import { importUnits, lookAtUnits } from '../commands/org/import.ts'
import { workbookOf } from '../files/table/workbook.ts'
import { granted } from '../refused.ts'
import type { HandlersOf } from '../serve.ts'

const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const widths: readonly number[] = [34, 24, 14, 14, 12, 28]

/** Units out of a list that the bureau has. */
export const unitImportRoutes: HandlersOf<typeof unitImport> = {
  'GET /admin/orgs-template': async (_ctx, { actor, query, reply }) => {
    granted(mayImportUnits(actor))
    const words = query.language === 'en' ? en : zh
    return reply
      .header('content-type', type)
      .header(
        'content-disposition',
        `attachment; filename="organisations-template.xlsx"; filename*=UTF-8''${encodeURIComponent(words.file)}`,
      )
      .header('x-content-type-options', 'nosniff')
      .header('cache-control', 'private, no-store')
      .send(workbookOf(words.sheet, [unitColumns.map((it) => words.columns[it])], widths))
  },
  'POST /admin/orgs-import/preview': async (ctx, { actor, body }) =>
    granted(await lookAtUnits(ctx, actor, body.content)),
  'POST /admin/orgs-import': async (ctx, { actor, body, at }) =>
    granted(await importUnits(ctx, actor, { content: body.content, key: body.key, at })),
}
