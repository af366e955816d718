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
