import { type Random, randomOf } from '#demo/random.ts'

/** One abstract with its title. */
export interface Piece {
  readonly title: string
  readonly text: string
}

/** Words that people exchange for each other; each may become any other of its line. */
const synonyms =
  `研究 探讨 考察;分析 剖析 解析;提高 提升 增强;提出 给出;采用 利用 运用 使用;方法 办法 手段;影响 作用;结果 实验结果;表明 显示 说明;
具有 具备;重要 关键;建立 构建 构造;通过 借助 经由;以及 及 和;进行 开展 实施;有效 切实有效;降低 减少 减小;增加 增大 增多;问题 难题;发展 进展;
特点 特征 特性;主要 主体;基于 依据 根据;实现 达成;优化 改进 改善;设计 研制;同时 与此同时;因此 所以 故;但 但是 然而;由于 因为;目前 当前 现阶段;
我国 国内 中国;应用 使用;系统 体系;技术 工艺;模型 数学模型;过程 流程;情况 状况;条件 工况;显著 明显;比较 对比 相比;测定 检测 测量;选择 选取;
不同 各种 多种;为了 为;促进 推动 推进;加强 强化;解决 处理;存在 有;需要 须;可以 能够 可;验证 证实 检验;较好 良好;关系 关联;原因 成因;
措施 对策 举措;效果 成效;性能 表现;理论 学说;参考 借鉴;快速 迅速 高速;准确 精确 精准;稳定 平稳;安全 可靠;监测 检测 监控;识别 辨识 判别;
预测 预报 预估;控制 调控 管控;评价 评估;制备 制作 制取;患者 病人;治疗 诊治;疗效 治疗效果;观察 观测;企业 公司;建设 构建;农业 农事;城市 都市;
污染 沾污;材料 原料;温度 气温;算法 计算方法;网络 网路;数据 资料;环境 周围环境;质量 品质;生产 制造;产品 制品;资源 物资;能力 本领;水平 程度;
研制 开发;关键技术 核心技术;计算 运算;仿真 模拟;结合 联合;含量 浓度;变化 改变 变动;成功 顺利;传统 常规;必要 必须;探索 摸索;机制 机理;策略 方略`
    .split(/[;\n]+/)
    .map((line) => line.trim().split(' '))

const others = new Map(
  synonyms.flatMap((line) => line.map((word) => [word, line.filter((it) => it !== word)])),
)
const anySynonym = new RegExp([...others.keys()].sort((a, b) => b.length - a.length).join('|'), 'g')

const fillers = [
  '这项工作有较强的现实需要。',
  '相关单位已有一定的工作基础。',
  '建议尽快组织力量攻关。',
  '预期成果可在同类场合推广。',
  '上述内容已征求使用单位的意见。',
]

export const sentencesOf = (text: string): string[] =>
  (text.match(/[^。；;！？!?]+?(?:[。；;！？!?]+|\.(?!\d)|$)/g) ?? [text]).filter((it) => it.trim() !== '')

const clausesOf = (text: string): string[] => text.match(/[^，,。；;]+[，,。；;.]*/g) ?? [text]

/** Sentences, or clauses where there are too few sentences to do anything with. */
const partsOf = (text: string): string[] => {
  const sentences = sentencesOf(text)
  return sentences.length >= 3 ? sentences : clausesOf(text)
}

export const reordered = ({ title, text }: Piece, random: Random): Piece => ({
  title,
  text: random.shuffled(partsOf(text)).join(''),
})

/** About half of the characters, in the old order. */
export function shortened({ title, text }: Piece, random: Random): Piece {
  const parts = partsOf(text)
  const kept = new Set<number>()
  let length = 0
  for (const i of random.shuffled(parts.map((_it, at) => at))) {
    if (length >= text.length * 0.45) break
    kept.add(i)
    length += parts[i]?.length ?? 0
  }
  return { title, text: parts.filter((_it, i) => kept.has(i)).join('') }
}

const exchanged = (text: string, share: number, random: Random): string =>
  text.replaceAll(anySynonym, (it) => (random.chance(share) ? random.pick(others.get(it) ?? [it]) : it))

const wide = (text: string): string =>
  text
    .replaceAll(/[0-9A-Za-z]/g, (it) => String.fromCharCode(it.charCodeAt(0) + 0xfee0))
    .replaceAll(',', '，')
    .replaceAll(/\.(?!\d)/g, '。')

/** Words exchanged, clauses and joined words turned round, punctuation and widths changed. */
export function reworded({ title, text }: Piece, random: Random, share = 0.7): Piece {
  const turned = sentencesOf(text)
    .map((it) => {
      const clauses = clausesOf(it)
      return clauses.length > 2 && random.chance(0.4) ? random.shuffled(clauses).join('') : it
    })
    .join('')
    .replaceAll(/([\u4e00-\u9fff]{2,4})(和|与|、)([\u4e00-\u9fff]{2,4})(?=[，,。的])/g, '$3$2$1')
  const said = exchanged(turned, share, random)
  return {
    title: exchanged(title, share, random),
    text: random.chance(0.5)
      ? wide(said)
      : said.replaceAll(/[，,]/g, () => (random.chance(0.2) ? ' ' : '，')),
  }
}

/** Everything at once: other words, a tenth of the clauses gone, a new opening and ending, another order. */
export function retold(piece: Piece, random: Random): Piece {
  const { title, text } = reworded(piece, random, 1)
  const clauses = clausesOf(text)
  const kept = clauses.filter((_it, i) => clauses.length < 4 || i === 0 || !random.chance(0.12))
  const thinned = kept.join('').replaceAll(/[的了对其在]/g, (it) => (random.chance(0.35) ? '' : it))
  const body = random.chance(0.5) ? reordered({ title, text: thinned }, random).text : thinned
  return {
    title: random.chance(0.5) ? `关于${title}的建议` : title.replace(/研究|探讨|分析/, ''),
    text: `${random.pick(fillers)}${body}${random.pick(fillers)}`,
  }
}

export const merged = (a: Piece, b: Piece, random: Random): Piece => ({
  title: `${a.title}与${b.title}`,
  text: random.chance(0.5)
    ? `${a.text}${b.text}`
    : random.shuffled([...partsOf(a.text), ...partsOf(b.text)]).join(''),
})

/** Two texts of one subject that share no sentence: the halves, under a title and another for the same. */
export function halves({ title, text }: Piece, random: Random): readonly [Piece, Piece] {
  const parts = partsOf(text)
  const middle = Math.ceil(parts.length / 2)
  const again = exchanged(title, 1, random)
  return [
    { title, text: parts.slice(0, middle).join('') },
    {
      title: random.pick([`${again}若干问题`, `关于${again}`, `面向应用的${again}`, again]),
      text: exchanged(parts.slice(middle).join(''), 0.7, random),
    },
  ]
}

export { randomOf }
