import { expect, test } from 'vitest'
import { type Save, turnsOf } from './turns.ts'

/** Saves in the order in which they were made; the server tells them the other way round. */
const history = (...saves: readonly (readonly [by: string, value: string | null, outcome?: string])[]) =>
  saves
    .map(
      ([by, value, outcome = 'applied'], at): Save => ({
        value,
        outcome,
        rev: at + 1,
        at,
        by: { id: by, name: by },
      }),
    )
    .reverse()

test.each([
  ['nothing was saved', history(), []],
  ['one person writes on', history(['a', '研'], ['a', '研究'], ['a', '研究内容']), ['a: →研究内容']],
  [
    'another goes on',
    history(['a', '研究'], ['b', '研究内容'], ['b', '研究新内容']),
    ['b: 研究→研究新内容', 'a: →研究'],
  ],
  ['it is emptied', history(['a', '研究'], ['b', null]), ['b: 研究→', 'a: →研究']],
  [
    'a text loses against another',
    history(['a', '研究'], ['b', '试验', 'clash'], ['a', '研究内容']),
    ['a: 研究→研究内容', 'b: 研究→试验 (not taken)', 'a: →研究'],
  ],
  ['a text is written and taken back', history(['a', '研究'], ['b', '试验'], ['b', '研究']), ['a: →研究']],
])('when %s', (_, saves, turns) => {
  expect(
    turnsOf(saves).map(
      (it) => `${it.entry.by.id}: ${it.before}→${it.entry.value ?? ''}${it.taken ? '' : ' (not taken)'}`,
    ),
  ).toEqual(turns)
})
