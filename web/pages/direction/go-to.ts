import { domId } from '../../form/context.ts'

/** To the control of a place; a group of choices has none of its own, so its first is taken. */
export function goTo(path: string): void {
  const own = document.getElementById(domId(path))
  const around = document.querySelector<HTMLElement>(`[data-field="${CSS.escape(path)}"]`)
  const control = own ?? around?.querySelector<HTMLElement>('input, select, textarea, button') ?? null
  const shown = around ?? own
  shown?.scrollIntoView({ block: 'center' })
  control?.focus({ preventScroll: true })
}
