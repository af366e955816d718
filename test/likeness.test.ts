import { describe, expect, test } from 'vitest'
import { fingerprint } from '#core/likeness/fingerprint.ts'
import { type Pair, pairsAmong } from '#core/likeness/pairs.ts'
import { texts } from '#demo/texts.ts'
import { commonness, segment } from '#server/words.ts'
import { type DemoText, demoTexts } from './support/demo-texts.ts'

interface Told {
  readonly title: string
  readonly text: string
}
const among = (all: readonly Told[]): readonly Pair[] =>
  pairsAmong(
    all.map((it) => fingerprint(it, segment)),
    commonness,
  )
/** Pairs without regard to their places. */
const said = (all: readonly Told[], pairs: readonly Pair[]): readonly string[] =>
  pairs
    .map((it) => {
      const [a, b] = [all[it.a]?.title, all[it.b]?.title].sort()
      return `${it.relation} ${it.likeness.score} ${a} | ${b}`
    })
    .sort()

/** One of each facet's text as its own short suggestion, without the phrases of the forms. */
const facets: readonly (Told & { readonly topic: string })[] = texts.topics.flatMap((topic) =>
  topic.facets.map((it) => ({
    topic: topic.id,
    title: it.title,
    text: `${it.problem}。${it.difficulty}。${it.tasks.join('；')}。${it.idea}。`,
  })),
)

describe('likeness among the suggestions of the demo city', async () => {
  const all = await demoTexts()
  const pairs = among(all)
  const kinOf = new Map(texts.planted.kin.flatMap((it) => it.titles.map((title) => [title, it.topic])))
  const isAgain = (a: DemoText, b: DemoText) => a.facet === b.facet
  const isKin = (a: DemoText, b: DemoText) =>
    a.facet !== b.facet && kinOf.has(a.facet) && kinOf.get(a.facet) === kinOf.get(b.facet)
  const ends = (it: Pair) => [all[it.a], all[it.b]] as [DemoText, DemoText]

  test('every planted duplicate is found, and nothing else is called one', () => {
    const found = pairs.filter((it) => it.relation === 'duplicate')
    expect(found.filter((it) => isAgain(...ends(it))).length).toBe(texts.planted.duplicates.length)
    expect(found.filter((it) => !isAgain(...ends(it))).map((it) => ends(it).map((one) => one.title))).toEqual(
      [],
    )
  })

  test('most planted kin are found though their titles share nothing, and few strangers are', () => {
    const found = pairs.filter((it) => it.relation === 'kindred')
    const kin = found.filter((it) => isKin(...ends(it)))
    const strangers = found.filter((it) => {
      const [a, b] = ends(it)
      return a.topic !== b.topic
    })
    let planted = 0
    for (const [i, a] of all.entries()) for (const b of all.slice(i + 1)) if (isKin(a, b)) planted += 1
    expect(kin.length / planted).toBeGreaterThan(0.7)
    expect(strangers.length / found.length).toBeLessThan(0.1)
  })

  test('a threshold parts duplicates from kin', () => {
    for (const { relation, likeness } of pairs) expect(likeness.score >= 0.6).toBe(relation === 'duplicate')
  })

  test('the order of the input changes nothing', () => {
    const some = all.slice(0, 120)
    const turned = some.toReversed()
    expect(said(turned, among(turned))).toEqual(said(some, among(some)))
  })
})

describe('likeness where all texts share a template', () => {
  const frame = (it: Told): Told => ({
    title: `关于${it.title}的指南建议`,
    text: `根据征集通知的要求，结合本单位多年工作基础，现提出如下建议。建议背景：本方向符合国家和我市科技创新规划，对推动产业升级、保障安全具有重要意义，市场前景广阔。主要内容：${it.text}实施条件：本单位具有稳定的研究队伍和完备的试验条件，承担过多项科技计划项目，能够保证按期完成全部任务。预期效益：项目完成后将形成自主知识产权，培养一批骨干人才，带动上下游企业协同发展，取得显著的经济效益和社会效益。`,
  })
  test.each([20, 50, 120])('among %i strangers nobody is a pair', (count) => {
    const strangers = texts.topics.slice(0, count).flatMap((topic) => {
      const facet = facets.find((it) => it.topic === topic.id)
      return facet ? [facet] : []
    })
    expect(said(strangers, among(strangers.map(frame)))).toEqual([])
  })

  test('who says the same in it is still found', () => {
    const some = facets
      .filter((it, i) => facets.findIndex((one) => one.topic === it.topic) === i)
      .slice(0, 24)
    const [first] = some
    if (first === undefined) throw new Error('There are no facets.')
    const turned = { title: `${first.title}研究`, text: first.text.split('。').reverse().join('。') }
    const all = [...some, turned].map(frame)
    const found = among(all)
    expect(found.map((it) => [it.a, it.b, it.relation])).toEqual([[0, some.length, 'duplicate']])
  })
})

describe('likeness of two texts alone', () => {
  const text =
    '滚道次表面裂纹扩展到表面之前，温度和常规振动几乎没有变化。研究低速重载下裂纹扩展的声发射特征，开发分离齿轮干扰的信号处理方法，在风场机组上比对预警结果，提前预警时间不少于60天，误报率不高于3%。'
  const title = '风电主轴轴承滚道裂纹的早期识别'
  const other = {
    title: '老旧小区电梯加装后的噪声治理',
    text: '加装电梯后顶层住户夜间噪声超标，研究曳引机隔振与井道吸声的组合做法，在两个小区试点并长期监测。',
  }
  test.each<[string, Told, string | undefined]>([
    ['itself', { title, text }, 'duplicate'],
    ['under another title', { title: '海上风机部件状态监测', text }, 'duplicate'],
    ['half of it', { title, text: text.slice(0, 55) }, 'duplicate'],
    [
      'full width',
      { title, text: text.replaceAll(/[0-9]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0)) },
      'duplicate',
    ],
    [
      'with English words',
      { title: `${title} (bearing)`, text: `${text} Acoustic emission based early warning.` },
      'duplicate',
    ],
    ['merged with another', { title: `${title}与${other.title}`, text: other.text + text }, 'duplicate'],
    [
      'the same topic',
      {
        title: '风电主轴轴承滚道裂纹的扩展机理',
        text: '海上风电主轴轴承滚道在交变载荷下萌生裂纹，拟建立考虑残余应力的扩展模型，用台架试件剖切检验其寿命预测。',
      },
      'kindred',
    ],
    ['something else', other, undefined],
    ['nothing at all', { title: '', text: '' }, undefined],
  ])('%s', (_name, it, relation) => {
    const found = among([{ title, text }, it])
    for (const one of found) expect(one.likeness.score < 0.6).toBe(one.relation === 'kindred')
    expect(found.map((one) => one.relation)).toEqual(relation === undefined ? [] : [relation])
  })

  test.each([[10], [400]])('%i copies are duplicates of each other', (count) => {
    const all = [...Array.from({ length: count }, () => ({ title, text })), other]
    const found = among(all)
    const met = new Set(found.flatMap((it) => [it.a, it.b]))
    expect(found.every((it) => it.relation === 'duplicate' && it.likeness.score === 1)).toBe(true)
    expect(met.size).toBe(count)
    expect(met.has(count)).toBe(false)
  })

  test('says why, in codes that can be put into words', () => {
    const [found] = among([
      { title, text },
      { title, text: text.slice(0, 55) },
    ])
    expect(found?.likeness.reasons.map((it) => it.code)).toEqual(['same-text', 'same-title', 'shared-words'])
  })
})
