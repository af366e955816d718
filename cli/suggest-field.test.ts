import { mkdtemp, readFile, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import type { Call } from '#core/call/call.ts'
import { topicFiles } from '#demo/topics.ts'
import { readCall } from './call.ts'
import { suggestField, suggestFieldVerb } from './suggest-field.ts'

async function called(name: string): Promise<Call> {
  const read = await readCall(name)
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

interface Topic {
  readonly field: string
  readonly object: string
  readonly keywords: readonly string[]
  readonly why: string
  readonly users: string
  readonly facets: readonly {
    readonly title: string
    readonly problem: string
    readonly difficulty: string
    readonly tasks: readonly string[]
    readonly idea: string
  }[]
}

/** What the demo city writes, as a filer would hand it in, under the field that its author chose. */
const suggestions = (topicFiles as readonly Topic[]).flatMap((topic) =>
  topic.facets.map((it, at) => ({
    field: topic.field,
    id: `${topic.object} ${at}`,
    title: it.title,
    text: [
      topic.object,
      ...topic.keywords,
      topic.why,
      topic.users,
      it.problem,
      it.difficulty,
      ...it.tasks,
      it.idea,
    ].join('。'),
  })),
)

test('the demo city’s own suggestions find their field among the first two', async () => {
  const call = await called('dalian-2024')
  const ours = suggestions.filter((it) =>
    call.fields.some((field) => field.code === it.field && !field.needsNote),
  )
  const found = [...suggestField(ours, call)].filter(({ ranking }, at) =>
    ranking.slice(0, 2).some((it) => it.field === ours[at]?.field),
  )
  expect(ours.length).toBeGreaterThan(250)
  expect(found.length / ours.length).toBeGreaterThanOrEqual(0.9)
})

test.each([
  ['dalian-2024', '刺参工厂化养殖水体弧菌快速检测', 'HY'],
  ['dalian-2024', '小学生垃圾分类科普展品与动手实验', 'KP'],
  ['dalian-2024', '城市燃气管网泄漏监测预警', 'AQ'],
  ['dalian-2024', '钠离子电池正极材料与储能电站安全', 'NY'],
  ['dalian-2024', 'Catalytic cracking catalyst for olefins', 'HX'],
  ['dalian-2024', '二氧化碳捕集与封存', 'ST'],
  ['dalian-2024', '五轴数控机床主轴热误差补偿', 'ZZ'],
  ['dalian-2024', '多旋翼无人机适航与飞行控制', 'HK'],
  ['dalian-2024', '老年糖尿病患者康复治疗', 'JK'],
  ['dalian-2024', '设施大樱桃品种选育与栽培', 'XN'],
  ['dalian-2024', '博物馆文物数字化与沉浸式展陈', 'WH'],
  ['dalian-2024', '面向政务的大语言模型', 'AI'],
  ['binhai-2027', '刺参工厂化养殖水体弧菌快速检测', 'LS'],
  ['binhai-2027', '多旋翼无人机适航与飞行控制', 'DK'],
  ['binhai-2027', '二氧化碳捕集与封存', 'HB'],
])('%s: %s', async (name, title, field) => {
  const call = await called(name)
  const [line] = suggestField([{ id: 1, title, text: '' }], call)
  expect(line?.ranking[0]?.field).toBe(field)
  expect(line?.ranking.map((it) => it.field).toSorted()).toEqual(call.fields.map((it) => it.code).toSorted())
})

test('a file is ranked line by line, by the call that is not invented unless one is named', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'zhinan-fields-'))
  const [input, output] = [join(folder, 'in.jsonl'), join(folder, 'out.jsonl')]
  await writeFile(input, '{"id":"a","title":"赤潮","text":""}\n{"id":7,"title":"","text":""}\n')
  await suggestFieldVerb.run(['--input', input, '--output', output], { env: {}, root: '/' })
  const lines = (await readFile(output, 'utf8')).trim().split('\n')
  const [first, second] = lines.map((it) => JSON.parse(it))
  expect([first.id, first.ranking[0].field, second.id, second.ranking[0].field]).toEqual(['a', 'HY', 7, 'QT'])
})
