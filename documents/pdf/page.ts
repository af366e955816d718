/**
 * What all papers share: A4 with official margins, the faces, ways to say something in two languages. Everything that is said
 * comes in as data and is set as text: nothing of it is read as markup (GB/T 9704-2012, 5.2 and 7).
 */
export const pageTemplate = String.raw`
#let paper = json(bytes(sys.inputs.paper))
#set document(title: paper.title.first)
#set page(paper: "a4", margin: (top: 37mm, bottom: 35mm, left: 28mm, right: 26mm))
#set text(font: ("Noto Serif SC"), size: 10.5pt, lang: "zh", region: "cn", fallback: false)
#set par(leading: 0.62em, justify: false)
#let rule-width = 0.5pt
#let shade = rgb("#f2f2f2")
#let head(body, size: 10.5pt) = text(font: ("Noto Sans SC", "Noto Serif SC"), size: size, weight: "medium", body)
#let dim(body) = text(size: 8.5pt, fill: rgb("#595959"), body)
#let said(it, size: 10.5pt) = {
  head(it.first, size: size)
  if "second" in it { linebreak(); text(size: 8.5pt, it.second) }
}
// Numbers and addresses may break where a column is too narrow for them.
#let lines(body) = body.split("\n").map(it => text(it.replace(regex("[0-9A-Za-z@._/:-]{5}"), m => m.text + "\u{200b}"))).join(linebreak())
#let balanced(body) = layout(size => {
  // A title of two lines is broken so that both are about as long (GB/T 9704-2012, 7.3.1).
  let width = measure(body).width
  let count = calc.ceil(width / size.width)
  align(center, if count > 1 { block(width: calc.min(size.width, width / count * 1.12), body) } else { body })
})
#let title(it) = {
  balanced(text(size: 19pt, weight: "bold", fallback: true, it.first))
  if "second" in it { block(above: 0.6em, width: 100%, align(center, text(size: 11pt, it.second))) }
}
#let notes(all) = for note in all { block(above: 0.5em, dim[#note.first#if "second" in note [ #note.second]]) }
`
