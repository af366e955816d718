import type { Have } from '#core/search/indexed.ts'
import type { Key, QueryFinding } from '#core/search/query.ts'
import type { HouseWords } from '#core/search/vocabulary.ts'

/** Further names of what a query can say, as readers of Chinese type them. */
export const searchWords: Pick<HouseWords, 'keys' | 'periods'> = {
  keys: {
    kind: ['类别', '征集类别'],
    field: ['领域', '所属领域', '技术领域'],
    livelihood: ['惠民领域', '民生领域'],
    office: ['处室'],
    state: ['状态'],
    has: ['含有', '有'],
    trl: ['就绪度', '技术就绪度'],
    waiting: ['等待', '已等'],
    unit: ['单位'],
    no: ['编号'],
    handler: ['经办', '经办人'],
  },
  periods: { h: ['小时', '时'], d: ['天', '日'], w: ['周', '星期'] },
}

/** What the writer of a query is told; the rest of the query counts all the same. */
export const searchFinding: Readonly<Record<QueryFinding['code'], (it: QueryFinding['params']) => string>> = {
  'unknown-key': (it) => `没有“${it['key']}”这个检索项，已按普通文字检索。`,
  'unknown-name': (it) => `找不到名为“${it['name']}”的选项，这一条件未计入。`,
  'missing-value': () => '检索项后面缺少内容，这一条件未计入。',
  'bad-number': (it) => `“${it['text']}”不是 ${it['least']} 到 ${it['most']} 之间的等级，这一条件未计入。`,
  'bad-period': (it) => `“${it['text']}”不是时长，请写成 3d（天）、12h（小时）或 2w（周）。`,
  'wrong-comparison': (it) => `这一检索项不能比较大小，“${it['sign']}”已按“:”处理。`,
  'unclosed-quote': () => '引号没有成对，已取到末尾。',
}

export type SearchFindingText = typeof searchFinding

/** What each key asks, as a completion says it, and names of what a suggestion may have. */
export const searchNames = {
  keys: {
    kind: '征集类别',
    field: '技术领域',
    livelihood: '惠民领域',
    office: '归口处室',
    state: '办理状态',
    has: '是否含有意见、会签意见或异议',
    trl: '当前技术就绪度',
    waiting: '等待办理的时长，如 3d 为三天',
    unit: '单位名称中的文字',
    no: '编号中的一段',
    handler: '经办人姓名中的文字',
  },
  has: { remark: '意见', opinion: '会签意见', objection: '异议' },
  level: (level: string) => `就绪度 ${level} 级`,
} satisfies {
  readonly keys: Readonly<Record<Key, string>>
  readonly has: Readonly<Record<Have, string>>
  readonly level: (level: string) => string
}

export type SearchNames = typeof searchNames
