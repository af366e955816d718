/** Somebody who has not pressed a key for so long has stopped for a moment. */
const pause = 1200

let last = Number.NEGATIVE_INFINITY
let composing = false
let listening = false

/** Begins to notice when somebody types; said once, where the first page is put together. */
export function noticeTyping(): void {
  if (listening) return
  listening = true
  const typed = () => {
    last = performance.now()
  }
  document.addEventListener('keydown', typed, true)
  document.addEventListener('input', typed, true)
  document.addEventListener('compositionstart', () => {
    composing = true
  })
  document.addEventListener('compositionend', () => {
    composing = false
    typed()
  })
  // A field that leaves the page amid a composition never tells that it ended.
  document.addEventListener('focusout', () => {
    composing = false
  })
}

/** Waits until nobody types, and an input method has nothing under way. */
export async function pauseInTyping(): Promise<void> {
  while (composing || performance.now() - last < pause) await new Promise((go) => setTimeout(go, 100))
}
