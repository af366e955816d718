import { setImmediate as turn } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { leisure } from './leisure.ts'

/** Keeps the event loop busy until told to stop. */
function toil(): () => void {
  let working = true
  const work = async () => {
    while (working) {
      const until = performance.now() + 15
      while (performance.now() < until);
      await turn()
    }
  }
  void work()
  return () => {
    working = false
  }
}

test('what can wait begins once the server has little to do', async () => {
  const order: string[] = []
  const rest = toil()
  setTimeout(() => {
    order.push('rest')
    rest()
  }, 400)
  await leisure({ look: 40, busy: 0.5, most: 60_000 })
  order.push('leisure')
  expect(order).toEqual(['rest', 'leisure'])
})

test('nothing is put off for ever', async () => {
  const rest = toil()
  await leisure({ look: 20, busy: 0.5, most: 200 })
  rest()
})
