import { useEffect } from 'react'
import type { Chosen } from './desk-context.ts'
import type { View } from './use-direction.ts'

/** Text selected by mouse or finger within one passage becomes what is chosen. */
export function useSelection(view: View, choose: ((chosen: Chosen | null) => void) | null): void {
  useEffect(() => {
    if (choose === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    const changed = () => {
      clearTimeout(timer)
      timer = setTimeout(() => {
        const found = selected(view)
        if (found !== null) choose(found)
      }, 150)
    }
    document.addEventListener('selectionchange', changed)
    return () => {
      clearTimeout(timer)
      document.removeEventListener('selectionchange', changed)
    }
  }, [view, choose])
}

function selected(view: View): Chosen | null {
  const selection = window.getSelection()
  if (selection === null || selection.isCollapsed || selection.rangeCount === 0) return null
  const range = selection.getRangeAt(0)
  const passage = passageOf(range.startContainer)
  if (passage === null || passage !== passageOf(range.endContainer)) return null
  const [suggestion = '', path = ''] = (passage.dataset['passage'] ?? '').split(' ')
  const source = view.sources.find((it) => it.suggestion.id === suggestion)
  const text = source?.passages.find((it) => it.path === path)?.text ?? ''
  const from = offsetOf(range.startContainer, range.startOffset)
  const to = offsetOf(range.endContainer, range.endOffset)
  if (from === null || to === null || to <= from) return null
  return { suggestion, path, from, to, text: text.slice(from, to) }
}

const elementOf = (node: Node): Element | null => (node instanceof Element ? node : node.parentElement)

const passageOf = (node: Node): HTMLElement | null =>
  elementOf(node)?.closest<HTMLElement>('[data-passage]') ?? null

/** Where in the passage's text a place on the page is; the little numbers at the marks are no text. */
function offsetOf(node: Node, offset: number): number | null {
  const part = elementOf(node)?.closest<HTMLElement>('[data-from]')
  if (part === null || part === undefined) return null
  const from = Number(part.dataset['from'])
  const length = Number(part.dataset['length'])
  if (node.nodeType === Node.TEXT_NODE && node.parentElement === part) return from + Math.min(offset, length)
  return offset === 0 && node === part ? from : from + length
}
