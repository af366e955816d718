import { describe, expect, it } from 'vitest'
import { aCall, aKind } from '#test/support/make-call.ts'
import { aForm } from '#test/support/make-form.ts'
import { aDraft, anActor, filer, idOf, org, returned, submitted } from '#test/support/make-suggestion.ts'
import type { Field, Form } from '../../form/form.ts'
import type { CallVersionId } from '../../id.ts'
import { type Between, type CarryStanding, carryOver, newerForm } from './carry-over.ts'

const [older, newer] = [idOf(500) as CallVersionId, idOf(501) as CallVersionId]
const form = aForm()
const author = anActor({ person: filer, filesFor: [org] })
const field = (id: string, more: Partial<Field> = {}) =>
  ({ id, kind: 'text', label: { zh: id, en: id }, max: 40, ...more }) as Field

/** The form with the fields of its first section made anew. */
const changed = (change: (fields: readonly Field[]) => readonly Field[]): Form => {
  const [first, ...rest] = form.sections
  return first ? { ...form, sections: [{ ...first, fields: change(first.fields) }, ...rest] } : form
}
const without = (id: string) => changed((fields) => fields.filter((it) => it.id !== id))
const between = (into: Form | undefined, call = aCall()): Between => ({
  own: { version: older, call: aCall(), form },
  inForce: { version: newer, call, form: into },
})
const stored = [
  { path: 'title', value: '海上风电叶片防腐涂层' },
  { path: 'abstract', value: '摘要' },
  { path: 'problems/a', value: 'V' },
  { path: 'problems/a/problem', value: '结合力' },
  { path: 'problems/a/gap', value: '差距' },
  { path: 'problems/gone/gap', value: '删掉的行' },
  { path: 'fieldNote', value: null },
]
const standing: CarryStanding = { rev: 9, stored, orgType: 'ENT' }
const it0 = aDraft({ kind: 'TECH', callVersion: older })
const asked = { revision: it0.revision, rev: 9, to: newer }
const carry = (into: Form) => {
  const result = carryOver(author, it0, between(into), standing, asked)
  if (!result.ok) throw new Error(result.error.why)
  return result.value
}

describe('carrying a draft over', () => {
  it.each([
    ['writes nothing where everything stays', changed((all) => [...all, field('more')]), []],
    ['takes away what has no place', without('abstract'), [{ path: 'abstract', value: null }]],
    [
      'moves a value to the new question of the same use',
      changed((all) => all.map((it) => (it.id === 'title' ? field('name', { use: 'title' }) : it))),
      [
        { path: 'title', value: null },
        { path: 'name', value: '海上风电叶片防腐涂层' },
      ],
    ],
    [
      'takes a lost column out of its rows, deleted ones included, and leaves their order keys alone',
      changed((all) =>
        all.map((it) =>
          it.kind === 'table' ? { ...it, columns: it.columns.filter((one) => one.id !== 'gap') } : it,
        ),
      ),
      [
        { path: 'problems/a/gap', value: null },
        { path: 'problems/gone/gap', value: null },
      ],
    ],
    [
      'takes a table away whole',
      without('problems'),
      ['problems/a', 'problems/a/problem', 'problems/a/gap', 'problems/gone/gap'].map((path) => ({
        path,
        value: null,
      })),
    ],
  ])('%s', (_, into, edits) => {
    expect(carry(into).edits).toEqual(edits)
  })

  it.each([
    ['title', { revision: it0.revision + 1 }, 'stale'],
    ['title', { rev: 10 }, 'stale'],
  ] as const)('is refused whichever of what was seen is another: %s %o', (id, wants, why) => {
    const result = carryOver(author, it0, between(without(id)), standing, { ...asked, ...wants })
    expect(result.ok ? 'granted' : result.error.why).toBe(why)
  })

  it('counts another column, and a list that only a column names, as another form', () => {
    const columns = (list: string): Form =>
      changed((all) =>
        all.map((one) =>
          one.kind === 'table'
            ? { ...one, columns: [...one.columns, { ...field('where'), kind: 'choice', list } as never] }
            : one,
        ),
      )
    const call = aCall()
    const other = { ...call, lists: { ...call.lists, towns: [{ code: 'b', name: { zh: '乙', en: 'B' } }] } }
    const own = { ...call, lists: { ...call.lists, towns: [{ code: 'a', name: { zh: '甲', en: 'A' } }] } }
    const offered = (now: typeof call) =>
      newerForm(it0, {
        own: { version: older, call: own, form: columns('towns') },
        inForce: { version: newer, call: now, form: columns('towns') },
      })
    expect([offered(own), offered(other)]).toEqual(['none', 'offered'])
  })

  it('remembers from where to where, and how much went which way, without a word of what was written', () => {
    const { becomes, fact } = carry(without('abstract'))
    expect([becomes.callVersion, becomes.revision]).toEqual([newer, it0.revision + 1])
    expect(fact).toEqual({
      happened: 'suggestion-carried-over',
      detail: { from: older, to: newer, rev: 9, kept: 2, mapped: 0, dropped: 1 },
    })
  })

  it('sets the field that the newer kind decides itself', () => {
    const call = aCall({ kinds: [aKind({ field: { fixed: 'AIR' } })] })
    const result = carryOver(author, it0, between(without('abstract'), call), standing, asked)
    expect(result.ok && result.value.becomes.field).toBe('AIR')
  })

  it.each([
    ['somebody else', anActor(), it0, between(without('abstract')), asked, 'not-found'],
    [
      'one that was handed in',
      author,
      submitted({ callVersion: older }),
      between(without('abstract')),
      asked,
      'wrong-state',
    ],
    ['an older look at it', author, it0, between(without('abstract')), { ...asked, revision: 1 }, 'stale'],
    ['an edit since the look', author, it0, between(without('abstract')), { ...asked, rev: 8 }, 'stale'],
    [
      'a version that is no longer in force',
      author,
      it0,
      between(without('abstract')),
      { ...asked, to: older },
      'stale',
    ],
    ['a form that is the same', author, it0, between(aForm()), asked, 'no-newer-form'],
    ['a kind that is no longer collected', author, it0, between(undefined), asked, 'no-newer-form'],
    [
      'a kind that this sort of unit may no longer suggest',
      author,
      it0,
      between(
        without('abstract'),
        aCall({ kinds: [aKind({ suggestedBy: { ENT: { may: 'no', note: { zh: '不', en: 'No' } } } })] }),
      ),
      asked,
      'not-suggestible',
    ],
  ])('is refused for %s', (_, who, it, versions, wants, why) => {
    const result = carryOver(who, it, versions, standing, { ...wants, revision: wants.revision })
    expect(result.ok ? 'granted' : result.error.why).toBe(why)
  })

  it('takes one that came back as a whole, and leaves one that came back for named fields in its form', () => {
    const try_ = (unlocked: readonly string[]) => {
      const it = returned({ kind: 'TECH', callVersion: older, unlocked })
      return carryOver(author, it, between(without('abstract')), standing, {
        ...asked,
        revision: it.revision,
      })
    }
    expect(try_([]).ok).toBe(true)
    const named = try_(['abstract'])
    expect(named.ok ? '' : named.error.why).toBe('named-fields-only')
  })

  it('counts other codes in a list that the form names as another form', () => {
    const call = aCall()
    const lists = {
      ...call.lists,
      fields: [...(call.lists['fields'] ?? []), { code: 'NEW', name: { zh: '新', en: 'New' } }],
    }
    expect(carryOver(author, it0, between(aForm(), { ...call, lists }), standing, asked).ok).toBe(true)
  })
})
