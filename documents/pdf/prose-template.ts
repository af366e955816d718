import { pageTemplate } from './page.ts'

/**
 * Running text as typst draws it: third size with 22 lines to a page and two signs indented, page numbers at the outer side
 * (GB/T 9704-2012, 5.2.3, 7.3.3 and 7.5); tables are smaller. The head of a letter is that of 10.1.
 */
export const proseTemplate: string =
  pageTemplate +
  String.raw`
#let body-size = 16pt
#let red = rgb("#c00000")
#set page(
  header: context if "running" in paper { align(right, text(size: 9pt, fill: rgb("#595959"), paper.running.first)) },
  footer-descent: 7mm,
  footer: context {
    let n = counter(page).get().first()
    let number = text(size: 14pt)[— #n —]
    if calc.odd(n) { align(right, number + h(14pt)) } else { h(14pt) + number }
  })
#set text(size: body-size, top-edge: 0.8em, bottom-edge: -0.2em)
#set par(leading: 12.9pt, spacing: 12.9pt, justify: true)
#let in-contents = state("in-contents", false)
#show heading: it => {
  let face = if it.level == 3 { (weight: "bold", fallback: true) } else { (font: ("Noto Sans SC", "Noto Serif SC"), weight: "medium") }
  let above = if it.level == 1 { 26pt } else { 18pt }
  block(sticky: true, width: 100%, above: above, below: 12.9pt,
    align(if it.level == 1 { center } else { start }, text(size: if it.level == 1 { 18pt } else { body-size }, ..face, it.body)))
}
#let heading-text(it) = {
  it.text.first
  if "second" in it.text {
    context if in-contents.get() { "　" + it.text.second } else { linebreak(); text(font: ("Noto Serif SC"), size: 10.5pt, weight: "regular", it.text.second) }
  }
}
#let second(it) = if "second" in it {
  block(above: 8pt, inset: (left: 32pt), text(size: 10.5pt, fill: rgb("#404040"), par(leading: 6pt, first-line-indent: 0pt, justify: true, lines(it.second))))
}
#let paragraph(it) = {
  let before = if "label" in it { head(size: body-size, it.label.first) + h(0.5em) } else { none }
  let indent = if "flush" in it { 0em } else { 2em }
  for (n, line) in it.text.first.split("\n").enumerate() {
    par(first-line-indent: (amount: indent, all: true))[#if n == 0 { before }#line]
  }
  if "second" in it.text {
    second((second: if "label" in it and "second" in it.label { it.label.second + ": " + it.text.second } else { it.text.second }))
  }
}
#let small(body) = { set text(size: 10.5pt, top-edge: "cap-height", bottom-edge: "baseline"); set par(leading: 0.62em, spacing: 0.7em, justify: false); body }
#let cell-of(it) = {
  lines(it.first)
  if "second" in it { linebreak(); text(size: 8.5pt, lines(it.second)) }
}
#let table-of(it) = block(above: 14pt, below: 18pt, width: 100%, small({
  if "caption" in it { block(sticky: true, below: 6pt, said(it.caption)) }
  table(columns: it.columns.map(c => c.share * 1fr), stroke: rule-width, inset: 5pt,
    table.header(..it.columns.map(c => table.cell(fill: shade, align: horizon, said(c.label, size: 9.5pt)))),
    ..it.rows.map(row => {
      // What is longer than half a page has to break somewhere.
      let long = row.any(cell => cell.first.len() > 1800)
      row.map(cell => table.cell(breakable: long, cell-of(cell)))
    }).flatten())
}))
#let pairs-of(it) = block(above: 14pt, below: 18pt, width: 100%, small(
  table(columns: (26%, 1fr), stroke: rule-width, inset: 6pt,
    ..it.rows.map(r => (table.cell(fill: shade, align: horizon, said(r.label)), table.cell(align: horizon, cell-of(r.text)))).flatten())))
#let code-of(it) = block(above: 20pt, below: 12pt, breakable: false, small(grid(columns: (30mm, 1fr), column-gutter: 6mm, align: horizon,
  image(bytes(it.svg), width: 30mm, format: "svg", alt: it.address),
  for one in it.lines { block(below: 5pt, cell-of(one)) })))
#let signed-of(it) = block(above: 40pt, below: 12pt, width: 100%, breakable: false, align(right, for one in it.lines {
  block(above: 0pt, below: 10pt)[#one.first#if "second" in one { linebreak(); text(size: 10.5pt, one.second) }#h(2em)]
}))
#if "letterhead" in paper {
  align(center, text(size: 30pt, weight: "bold", fill: red, tracking: 0.12em, fallback: true, paper.letterhead.first))
  if "second" in paper.letterhead { align(center, text(size: 11pt, fill: red, paper.letterhead.second)) }
  v(-4pt)
  line(length: 100%, stroke: 2pt + red)
  v(-10pt)
  line(length: 100%, stroke: 0.6pt + red)
  v(10pt)
}
#balanced(text(size: 22pt, weight: "bold", fallback: true, par(leading: 12pt, justify: false, paper.title.first)))
#if "second" in paper.title { align(center, text(size: 12pt, paper.title.second)) }
#for one in paper.under { align(center, text(size: 12pt)[#one.first#if "second" in one { linebreak(); text(size: 10.5pt, one.second) }]) }
#if "contents" in paper {
  v(10pt)
  align(center, head(size: body-size, paper.contents.first + if "second" in paper.contents { "  " + paper.contents.second } else { "" }))
  set text(size: 12pt)
  set par(leading: 8pt, justify: false)
  show outline.entry: set block(spacing: 8pt)
  in-contents.update(true)
  outline(title: none, depth: 2, indent: 2em)
  in-contents.update(false)
  pagebreak()
}
#for it in paper.blocks {
  if it.sort == "heading" {
    heading(level: it.level, outlined: it.level < 3, heading-text(it))
  } else if it.sort == "text" { paragraph(it) }
  else if it.sort == "pairs" { pairs-of(it) }
  else if it.sort == "table" { table-of(it) }
  else if it.sort == "code" { code-of(it) }
  else if it.sort == "signed" { signed-of(it) }
}
#v(0.6em)
#small(notes(paper.notes))
`
