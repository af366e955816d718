import { Readable } from 'node:stream'
import type { Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import { announce } from '#server/commands/file/announce.ts'
import { finish } from '#server/commands/file/finish.ts'
import type { Holding } from '#server/commands/file/holder.ts'
import { putPart } from '#server/commands/file/put-part.ts'
import type { Context } from '#server/context.ts'
import { granted } from './settle.ts'

/** Puts a one-page PDF into a slot, in the three steps of an upload, and gives its id. */
export async function attach(
  ctx: Context,
  holding: Holding,
  actor: Actor,
  id: string,
  it: { readonly field: string; readonly name: string; readonly lines: readonly string[] },
  at: Instant,
): Promise<string> {
  const bytes = pdfOf(it.lines)
  const asked = { field: it.field, name: it.name, size: bytes.length }
  const file = granted(await announce(ctx, holding, actor, id, asked, at), it.name)
  granted(await putPart(ctx, holding, actor, id, file.id, 0, Readable.from([bytes])), it.name)
  granted(await finish(ctx, holding, actor, id, file.id, undefined, at), it.name)
  return file.id
}

/** As many characters as a line of the page holds; no line begins with what ends a clause. */
const fitting = /.{1,32}[，。；、：！？）”]*/gu

/** A page of plain lines in a font that readers bring along (ISO 32000-1, 9.7.5.2: UniGB-UCS2-H over STSong-Light). */
export function pdfOf(lines: readonly string[]): Buffer {
  const hex = (text: string) => Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()
  const shown = lines
    .flatMap((line) => line.match(fitting) ?? [])
    .map((line) => `<${hex(line)}> Tj T*`)
    .join('\n')
  const content = `BT /F1 14 Tf 22 TL 64 760 Td\n${shown}\nET`
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F1 5 0 R >> >> >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts [6 0 R] >>',
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 7 0 R >>',
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  ]
  let text = '%PDF-1.4\n'
  const offsets = objects.map((object, i) => {
    const offset = text.length
    text += `${i + 1} 0 obj\n${object}\nendobj\n`
    return offset
  })
  const table = offsets.map((it) => `${String(it).padStart(10, '0')} 00000 n \n`).join('')
  const end = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${text.length}\n%%EOF\n`
  return Buffer.from(text + end, 'latin1')
}
