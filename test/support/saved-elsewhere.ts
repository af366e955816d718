import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'

/** What other programs do to a Word file when they save it, each done to a file of ours. */
export const habits: Readonly<Record<string, (document: string) => string>> = {
  'cuts texts into runs of one or two signs, each with a look of its own': (it) =>
    it.replaceAll(
      /<w:r>((?:(?!<\/w:r>).)*?)<w:t xml:space="preserve">([^<]*)<\/w:t><\/w:r>/gs,
      (_, look, text) =>
        (text.match(/&[^;]+;|[^&]{1,2}/gu) ?? [''])
          .map((part: string) => `<w:r w:rsidR="00A1">${look}<w:t xml:space="preserve">${part}</w:t></w:r>`)
          .join('<w:proofErr w:type="spellStart"/>'),
    ),
  'knows styles by numbers and says so everywhere': (it) =>
    it
      .replaceAll('<w:p>', '<w:p><w:pPr><w:pStyle w:val="15"/></w:pPr>')
      .replaceAll('<w:tblPr>', '<w:tblPr><w:tblStyle w:val="13"/>'),
  'wraps tables into content controls': (it) =>
    it
      .replaceAll('<w:tbl>', '<w:sdt><w:sdtPr><w:id w:val="1"/></w:sdtPr><w:sdtContent><w:tbl>')
      .replaceAll('</w:tbl>', '</w:tbl></w:sdtContent></w:sdt>'),
  'keeps what was typed as tracked changes': (it) =>
    it.replaceAll(
      /(<w:r>(?:(?!<w:r>).)*?<\/w:r>)/gs,
      '<w:ins w:id="9" w:author="x">$1</w:ins><w:del w:id="8" w:author="x"><w:r><w:delText>旧</w:delText></w:r></w:del>',
    ),
  'adds bookmarks of its own': (it) =>
    it.replaceAll('<w:p>', '<w:p><w:bookmarkStart w:id="77" w:name="_GoBack"/><w:bookmarkEnd w:id="77"/>'),
  'writes the marks of a cell around its paragraphs': (it) =>
    it.replaceAll(
      /<w:p>((?:<w:pPr>(?:(?!<\/w:pPr>).)*<\/w:pPr>)?)(<w:bookmarkStart [^>]*\/>)/gs,
      '$2<w:p>$1',
    ),
}

const documentPart = 'word/document.xml'

/** A file as another program would save it: one of its habits, and none of the properties that it does not know. */
export function savedElsewhere(bytes: Uint8Array, habit: (document: string) => string): Uint8Array {
  const parts = unzipSync(bytes)
  const document = strFromU8(parts[documentPart] ?? new Uint8Array())
  const { 'docProps/custom.xml': _, ...kept } = parts
  return zipSync({ ...kept, [documentPart]: strToU8(habit(document)) }, { level: 1 })
}

/** A form typed anew: every mark is gone. */
export const withoutMarks = (document: string): string =>
  document.replaceAll(/<w:bookmark(Start|End) [^>]*\/>/g, '')
