import { dayOf } from '#core/instant.ts'
import { routeIn } from '#core/routing/combinations.ts'
import { creditCodeOf } from './credit-code.ts'
import { monthOf } from './days.ts'
import type { Citizen } from './people.ts'
import type { Planned } from './plan.ts'
import type { Random } from './random.ts'
import type { Settled } from './settle.ts'
import { type Facet, type Metric, type Slots, texts } from './texts.ts'

type Lists = Readonly<Record<string, readonly Slots[]>>

/** The words and rows out of which one story's answers are written. */
export function wordsOf(
  it: Planned,
  unit: Settled,
  filer: Citizen,
  invent: () => string,
  random: Random,
): { readonly slots: Slots; readonly lists: Lists; readonly today: string } {
  const { topic, facet, call } = it
  const today = dayOf(it.at)
  const [task1 = '', task2 = '', task3 = ''] = facet.tasks
  const [keyword1 = '', keyword2 = '', keyword3 = ''] = topic.keywords
  const metrics = [...facet.metrics, ...extra(facet, random)].map((one) => ({
    ...one,
    way: random.pick(ways(one)),
  }))
  const [first] = metrics
  const total = random.between(4, 40) * 50
  const fiscal = Math.round(total * 0.2)
  const { now, target } = levelsOf(it, random)
  const partner = random.pick(texts.compose.lists['firms'] ?? [])
  const region = random.pick(texts.compose.lists['partnerFirms'] ?? [])
  const abroad = random.pick(texts.compose.lists['abroad'] ?? [])
  const slots: Slots = {
    title: it.title,
    why: it.kin ? `${topic.why}。` : '',
    object: topic.object,
    users: topic.users,
    basis: topic.basis,
    benefit: topic.benefit,
    keywords: topic.keywords.join(','),
    keyword1,
    keyword2,
    keyword3,
    industry: topic.industry,
    discipline: topic.discipline,
    discipline1: keyword1,
    problem: facet.problem,
    difficulty: facet.difficulty,
    state: stateOf(facet, random),
    idea: facet.idea,
    task1,
    task2,
    task3,
    metricsText: metrics.map(metricText).join('，') || `形成覆盖${topic.users}的成果`,
    metric1Text: first ? metricText(first) : `成果在${topic.users}得到使用`,
    metricNow: first ? `${first.name}为 ${first.current}${unitText(first)}` : '数据完整',
    otherField: otherField(it, random),
    orgName: unit.unit.name,
    person: filer.name,
    personTitle: filer.titleCode,
    mobile: filer.mobile,
    email: filer.email,
    reviewerName: invent(),
    total: String(total),
    fiscal: String(fiscal),
    self: String(total - fiscal),
    bounty: String(Math.round(total / 2)),
    techClass: texts.readiness.classOf[topic.field] ?? texts.readiness.classOf[''] ?? '',
    trlNow: String(now),
    trlTarget: String(target),
    region: region['region'] ?? '',
    regionFirm: region['firm'] ?? '',
    zhName: abroad['zh'] ?? '',
    districts: random
      .some((call.lists['districts'] ?? []).slice(0, 5), 2)
      .map((one) => one.code)
      .join(','),
  }
  return {
    slots,
    lists: listsOf(it, { slots, metrics, abroad, region, partner, now, target, today, invent, random }),
    today,
  }
}

/** Where it stands and where it shall come to; too small a rise where the story wants one. */
function levelsOf({ readiness }: Planned, random: Random): { readonly now: number; readonly target: number } {
  const now = random.between(4, 5)
  const target = random.between(now + 3, 8)
  return readiness === 'rises-too-little' ? { now: 5, target: 7 } : { now, target }
}

interface Made {
  readonly slots: Slots
  readonly metrics: readonly (Metric & { readonly way: string })[]
  readonly abroad: Slots
  readonly region: Slots
  readonly partner: Slots
  readonly now: number
  readonly target: number
  readonly today: string
  readonly invent: () => string
  readonly random: Random
}

function listsOf({ facet, topic, unit, kind }: Planned, made: Made): Lists {
  const { slots, random, invent, today } = made
  const month = (shift: number) => monthOf(today, shift)
  const partnered = unit.type !== 'ENT' && kind.suggestedBy[unit.type]?.may === 'yes'
  return {
    one: [{}],
    metrics: made.metrics.map((it) => ({ ...it })),
    problems: [
      {
        problemShort: facet.difficulty,
        hard: `${facet.problem}，根源在于${facet.difficulty}。`,
        gapCell: `${slots['state'] ?? ''}。`,
      },
      {
        problemShort: `如何${facet.tasks[1] ?? ''}`,
        task: facet.tasks[1] ?? '',
        hard: '{hard2}',
        gapCell: '{gap2}',
      },
    ],
    colleagues: [0, 1].map(() => ({
      name: invent(),
      rank: random.pick(['engineer', 'senior-engineer', 'lecturer', 'associate-professor']),
      expertise: random.pick(topic.keywords),
    })),
    gains: [0, 1].map((i) => ({
      measure: i === 0 ? 'sales' : 'cost',
      amount: String(random.between(3, 60) * 50),
      gainYear: String(Number(today.slice(0, 4)) + 2 + i),
    })),
    steps: stepsOf(made, facet, month),
    partners: partnered
      ? [
          {
            ...made.partner,
            firmCode: creditCodeOf('ENT', '210213', random),
            firmPerson: invent(),
            firmMobile: `199${random.between(10_000_000, 99_999_999)}`,
            firmNeed: `我单位在${topic.users}中遇到同样的问题，希望${facet.tasks[2] ?? topic.object}，愿提供样品和现场条件。`,
          },
        ]
      : [],
    foreign: [{ ...made.abroad, kindOf: made.abroad['kind'] ?? '' }],
    meetings: [
      {
        meetMonth: month(-14),
        meet: `就${topic.object}举行线上研讨`,
        meetResult: '形成会议纪要，商定交换数据',
      },
      { meetMonth: month(-5), meet: '互寄样品并比对测试', meetResult: '两组结果基本一致' },
    ],
    team: facet.tasks.map((task) => ({
      name: invent(),
      post: random.pick(['研究员', '高级工程师', '副教授', '工程师']),
      part: task,
    })),
    foreignTeam: [
      { name: made.abroad['leader'] ?? '', post: made.abroad['post'] ?? '', part: facet.tasks[1] ?? '' },
      { name: made.abroad['second'] ?? '', post: '研究人员', part: `${topic.keywords[0] ?? ''}的测试` },
    ],
    inflows: [
      { type: 'people', what: '派两名研究人员来访，各工作三个月', amount: String(random.between(10, 30)) },
      {
        type: 'things',
        what: `提供${topic.keywords[1] ?? ''}测试样品与机时`,
        amount: String(random.between(15, 60)),
      },
    ],
    regional: [{ ...made.region, leader: invent(), status: random.pick(['signed', 'intent', 'planned']) }],
    measures: facet.tasks.slice(0, 2).map((task) => ({
      measure: `共同${task}`.slice(0, 40),
      what: `双方共同${task}，每季度交换一次数据，样品统一编号。`,
      aim: made.metrics[0] ? `${metricText(made.metrics[0])}，两地结果互认。` : '两地结果互认。',
    })),
  }
}

/** From where it stands to the level aimed at, a level or two at a time. */
function stepsOf({ now, target }: Made, facet: Facet, month: (shift: number) => string): readonly Slots[] {
  const levels = [now + 1, now + 2, target].filter(
    (level, i, all) => level <= target && all.indexOf(level) === i,
  )
  return levels.map((level, i) => ({
    stepMonth: month(8 + i * 8),
    stepLevel: String(level),
    milestone: `完成“${facet.tasks[i] ?? facet.tasks[0] ?? ''}”`,
    stepCheck: ['内部评审与测试记录', '第三方检测', '用户现场运行报告'][i] ?? '现场测试',
  }))
}

/** Forms ask for three at least; a general one joins those that only this subject has. */
const extra = ({ metrics }: Facet, random: Random): readonly Metric[] =>
  metrics.length === 0 || metrics.length > 2
    ? []
    : random.some((texts.compose.lists['extraMetrics'] ?? []) as unknown as readonly Metric[], 1)

const unitText = ({ unit }: Metric): string => (unit === '' ? '' : ` ${unit}`)

/** A metric as people say it. */
function metricText(it: Metric): string {
  const words: Readonly<Record<string, string>> = { ge: '不低于', le: '不高于', eq: '达到' }
  return `${it.name}${words[it.operator] ?? '达到'} ${it.target}${unitText(it)}`
}

const ways = ({ name, method }: Metric): readonly string[] =>
  method !== ''
    ? [method]
    : [
        `按${name}的通行方法实测`,
        `连续记录三个月，统计${name}`,
        `第三方检测，出具${name}报告`,
        `现场抽测${name}，不少于三次`,
      ]

function stateOf({ metrics }: Facet, random: Random): string {
  const [a, b] = metrics
  if (!a)
    return random.pick([
      '已有的做法多为一次性安排，缺少连续的记录',
      '相关工作分散在几个部门，口径不一',
      '国内同类城市已有尝试，效果差别较大',
    ])
  const best = a.benchmark === '' ? '' : `，国际上较好的可到 ${a.benchmark}${unitText(a)}`
  const also = b ? `；${b.name}为 ${b.current}${unitText(b)}` : ''
  return random.pick([
    `目前${a.name}一般在 ${a.current}${unitText(a)} 左右${best}${also}`,
    `实测表明，${a.name}只有 ${a.current}${unitText(a)} 上下${best}${also}`,
    `我们统计了近两年的记录：${a.name}约 ${a.current}${unitText(a)}${also}${best}`,
    `市场上能买到的方案，${a.name}多为 ${a.current}${unitText(a)}${best}${also}`,
  ])
}

/** Another field, of which an office would have to read it, too. */
function otherField({ call, kind, field, livelihood }: Planned, random: Random): string {
  const others = call.fields.filter(({ code, needsNote }) => {
    const to = routeIn(call, { kind: kind.code, field: code, livelihood })
    return code !== field && !needsNote && 'office' in to
  })
  return others.length > 0 ? random.pick(others).code : ''
}
