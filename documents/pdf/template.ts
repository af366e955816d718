import { pageTemplate } from './page.ts'

/** A form as typst draws it: page numbers `— 1 —`, tables that break between and within rows. */
export const formTemplate: string =
  pageTemplate +
  `
#set page(footer: context align(center, text(size: 12pt)[— #counter(page).display() —]))
#let hint(it) = if "hint" in it {
  dim(it.hint.first)
  if "second" in it.hint { linebreak(); dim(it.hint.second) }
}
#let label(it, ..more) = table.cell(fill: shade, align: horizon, ..more)[#said(it.label) #if "hint" in it { linebreak(); hint(it) }]
#let tick(on) = box(width: 0.8em, height: 0.8em, baseline: 0.05em, stroke: 0.6pt)[#if on {
  place(line(start: (15%, 50%), end: (42%, 80%), stroke: 0.9pt))
  place(line(start: (42%, 80%), end: (88%, 18%), stroke: 0.9pt))
}]
#let pair(it) = if it.sort == "boxes" {
  (label(it, breakable: not it.whole), table.cell(breakable: not it.whole, it.options.map(o => box[#tick(o.on)#h(0.25em)#o.name.first#if "second" in o.name [ #text(size: 8.5pt, o.name.second)]]).join(h(0.8em))))
} else if it.wide {
  (label(it, colspan: 2), table.cell(colspan: 2)[#it.text#if it.text == "" { v(14mm) }])
} else { (label(it, breakable: not it.whole), table.cell(breakable: not it.whole, it.text)) }
#let pairs(rows) = table(columns: (26%, 1fr), stroke: rule-width, inset: 5pt, ..rows.map(pair).flatten())
#let blank = v(5mm)
#let grid-of(it) = {
  block(sticky: true, above: 0.9em, below: 0.5em)[#said(it.label)#if "hint" in it { linebreak(); hint(it) }]
  // Said once for all cells: said in each, it would be worked out in each.
  set par(leading: 6.5pt, spacing: 12.6pt)
  set text(size: 9.5pt)
  table(columns: it.columns.map(c => if "share" in c { c.share * 1fr } else if c.wide { 3fr } else { 1.3fr }), stroke: rule-width, inset: 4.5pt,
    table.header(..it.columns.map(c => table.cell(fill: shade, align: horizon, said(c.label, size: 9pt)))),
    ..it.rows.map(row => row.cells.map(cell => table.cell(breakable: not row.whole, if cell == "" { blank } else { cell }))).flatten())
}
#let part(it) = {
  block(sticky: true, above: 1.3em, below: 0.6em)[#said(it.title, size: 12pt)]
  if "intro" in it { block(sticky: true, above: 0pt, below: 0.5em)[#dim(it.intro.first)#if "second" in it.intro { linebreak(); dim(it.intro.second) }] }
  let run = ()
  for row in it.rows {
    if row.sort == "grid" {
      if run.len() > 0 { pairs(run); run = () }
      grid-of(row)
    } else { run.push(row) }
  }
  if run.len() > 0 { pairs(run) }
}
#title(paper.title)
#v(0.4em)
#paper.heads.map(h => box[#head(h.label.first)#if "second" in h.label [ #text(size: 8.5pt, h.label.second)]：#h.text]).join(h(1.6em))
#for sheet in paper.sheets {
  if "title" in sheet { pagebreak(); title(sheet.title) }
  for it in sheet.parts { part(it) }
}
#v(0.6em)
#notes(paper.notes)
`
