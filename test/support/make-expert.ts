import type { Behind } from '#core/expert/conflict.ts'
import type { Expert } from '#core/expert/expert.ts'
import type { UnitNames } from '#core/expert/unit-name.ts'
import type { ExpertId } from '#core/id.ts'

let counter = 0

/** An expert who could judge anything: of a unit of their own, with no account, willing. */
export const anExpert = (change: Partial<Expert> = {}): Expert => {
  counter++
  return {
    id: `00000000-0000-7000-8000-${String(counter).padStart(12, '0')}` as ExpertId,
    person: null,
    name: `专家${counter}`,
    email: `expert-${counter}@unit-${counter}.example`,
    mobile: null,
    orgName: `第${counter}号独立研究所`,
    org: null,
    orgCode: null,
    units: [],
    title: '教授',
    fields: [],
    disciplines: [],
    keywords: [],
    loadLimit: 12,
    blackouts: [],
    avoid: [],
    language: 'zh-CN',
    state: 'active',
    revision: 1,
    ...change,
  }
}

/** A subject behind which one unit and nobody else is known to stand. */
export const aBehind = (change: Partial<Behind> = {}): Behind => ({
  units: [{ name: '小市海洋大学', creditCode: '12210000422430019N', as: 'proposer' }],
  people: [],
  avoided: [],
  together: [],
  names: unitNames,
  ...change,
})

/** The ways of reading names that the tests stand on. */
export const unitNames: UnitNames = {
  publicMail: ['qq.com', '163.com'],
  parts: [
    { whole: '大学', begins: ['附属'], ends: ['学院', '医院'], unless: ['生', '城'] },
    { whole: '公司', begins: [], ends: ['分公司'], unless: [] },
  ],
}
