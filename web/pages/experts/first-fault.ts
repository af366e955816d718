/** Brings the keyboard to the first thing that needs a change, once it is marked. */
export const toFirstFault = (form: HTMLElement): void => {
  requestAnimationFrame(() =>
    form.querySelector<HTMLElement>('[aria-invalid=true], .in.bad input, .in.bad')?.focus(),
  )
}
