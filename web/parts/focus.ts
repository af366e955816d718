/**
 * Puts the focus on the heading of what is shown now. After a button has done its work and gone, the keyboard and the
 * screen reader would otherwise start again at the top of the page (WCAG 2.4.3).
 */
export function focusHeading(within: ParentNode | null = document.querySelector('main')): void {
  const heading = within?.querySelector<HTMLElement>('h1, h2')
  if (!heading) return
  heading.tabIndex = -1
  heading.focus({ preventScroll: true })
}

/** The same once the next page has been fetched and stands there. */
export function focusHeadingSoon(): void {
  const until = performance.now() + 10_000
  const look = () => {
    // Whoever has gone on by keyboard or mouse meanwhile is left alone.
    if (document.activeElement !== document.body && document.activeElement !== null) return
    const main = document.querySelector('main')
    if (main?.querySelector('h1, h2') && !main.querySelector('.waiting')) focusHeading(main)
    else if (performance.now() < until) setTimeout(look, 100)
  }
  setTimeout(look)
}
