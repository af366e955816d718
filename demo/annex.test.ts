import { expect, test } from 'vitest'
import { attachedPrint, nearlySame, sameShare } from '#core/likeness/attached.ts'
import { textOfPdf } from '#server/files/reader/pdf.ts'
import { annexLines } from './annex.ts'
import { pdfOf } from './files.ts'
import { texts } from './texts.ts'

const [topic] = texts.topics
const [facet] = topic?.facets ?? []
if (!topic || !facet) throw new Error('There is no topic.')
const [task1 = '', task2 = '', task3 = ''] = facet.tasks
const { problem, difficulty, idea } = facet
const { basis, benefit } = topic
const said = { state: '国内未见同类装置', metricNow: '寿命为 5 年', metricsText: '寿命不低于 8 年' }
const slots = { problem, difficulty, idea, basis, benefit, task1, task2, task3, ...said }
const saidIn = (title: string, unit: string) =>
  textOfPdf(pdfOf(annexLines('技术说明', title, { ...slots, orgName: unit })))

test('an annex holds text that is found, and nearly the same where two suggest the same', async () => {
  const [one, two] = [await saidIn('甲题', '滨海轴承厂'), await saidIn('另一个题目', '北岸机械所')]
  expect(one.outcome).toBe('read')
  for (const it of [problem, task2, basis]) expect(one.text).toContain(it)
  const [a, b] = [attachedPrint(one.text), attachedPrint(two.text)]
  expect(a && b && sameShare(a, b)).toBeGreaterThan(nearlySame)
})
