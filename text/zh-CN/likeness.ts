import type { LikenessReason, Parts, Relation } from '#core/likeness/compare.ts'

/** 两条建议为何相似；“本条”是正在看的一条。 */
export type ToldReason =
  | Exclude<LikenessReason, { readonly code: 'within' }>
  | { readonly code: 'within'; readonly lesser: 'this' | 'other'; readonly percent: number }
  | {
      readonly code: 'like-files'
      readonly files: readonly {
        readonly own: { readonly name: string }
        readonly other: { readonly name: string }
        readonly percent: number
      }[]
    }

const reason = (it: ToldReason): string => {
  switch (it.code) {
    case 'same-text':
      return `正文有 ${it.percent}% 相同。`
    case 'within':
      return it.lesser === 'this'
        ? `本条正文的 ${it.percent}% 也出现在对方中。`
        : `对方正文的 ${it.percent}% 也出现在本条中。`
    case 'same-title':
      return '题目完全相同。'
    case 'like-title':
      return `题目有 ${it.percent}% 相近。`
    case 'shared-words':
      return `都提到少见的词语：${it.words.map((word) => `“${word}”`).join('、')}。`
    case 'same-numbers':
      return `${it.of} 个数值中有 ${it.shared} 个相同。`
    case 'other-numbers':
      return `各有至少 ${it.of} 个数值，没有一个相同。`
    case 'like-files':
      return `附件内容几乎相同：${it.files
        .slice(0, 3)
        .map(({ own, other, percent }) => `本条“${own.name}”与对方“${other.name}”（${percent}% 相同）`)
        .join('；')}${it.files.length > 3 ? `；另有 ${it.files.length - 3} 对` : ''}。`
    default:
      return it satisfies never
  }
}

const relation: Readonly<Record<Relation, string>> = { duplicate: '重复', kindred: '同类' }
const parts: Readonly<Record<keyof Parts, string>> = {
  title: '题目',
  topic: '主题用词',
  within: '较短一条的主题包含在另一条中',
  subject: '正文提到对方题目',
  evidence: '共同的少见词语（除最少见者外）',
  words: '正文词语',
  pairs: '正文相邻两字',
  runs: '正文连续四字',
  numbers: '数值',
}

/** 相似度用词：由高到低。 */
const level = (score: number): string =>
  score >= 0.9
    ? '几乎一样'
    : score >= 0.6
      ? '高度相似'
      : score >= 0.45
        ? '比较相似'
        : score >= 0.3
          ? '有些相似'
          : '不相似'

export const likeness = { relation, reason, parts, level }
export type LikenessText = typeof likeness
