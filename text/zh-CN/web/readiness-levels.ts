/** 逐级核对的话：自测页、填报评价表和阅读页共用。 */
export const readinessLevels = {
  elements: '关键技术要素',
  unnamed: (n: number) => `要素 ${n}`,
  add: '添加要素',
  most: (most: number) => `最多 ${most} 个。要素更多，往往说明拆得过细。`,
  removeIt: (name: string) => `删去“${name}”`,
  removing: (name: string) => `“${name}”的回答会一起清空。确定删去吗？`,
  nameTwice: '这个名称已经用过，请换一个，以免在结果里分不清。',
  target: '完成时达到',
  targetNone: '未定',
  level: (level: number) => `第 ${level} 级`,
  levelName: (level: number, name: string) => `${level} 级　${name}`,
  grade: (level: number) => (level === 0 ? '未到 1 级' : `${level} 级`),
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  critical: {
    open: '它是不是关键技术要素？',
    importance: '重要性：以下各问，“是”的请勾选',
    novelty: '新颖性：以下各问，“是”的请勾选',
    yes: '两组都有“是”：属于关键技术要素，应当评。',
    onlyImportance: '重要，但没有一问涉及新颖：不属于关键技术要素，可以不评。',
    onlyNovelty: '有新颖之处，但不影响结果：不属于关键技术要素，可以不评。',
    unasked: '两组各有一问为“是”，就属于关键技术要素。',
  },
  from: '从第几级看起',
  fromHint: '只是先看这一级：等级不能跳过，下面各级没有核对的按不满足计。',
  carrier: '载体',
  environment: '环境',
  answers: { met: '满足', partly: '部分', not: '不满足', 'not-applicable': '不适用' },
  unanswered: '未回答',
  must: '必达项',
  mustHint: '答“不满足”时，得分再高这一级也不能通过',
  worth: (met: string, weight: number) => `${met} / ${weight}`,
  aside: '不计',
  reason: '为什么不适用（必填）',
  score: (score: number) => `得 ${score} 分`,
  scored: (score: number, state: string) => `${score} 分，${state}`,
  mark: (mark: number) => `${mark} 分通过`,
  bar: (score: number, mark: number) => `${score} 分，通过线 ${mark} 分`,
  state: { passed: '通过', failed: '未通过', open: '未核对', above: '达标，未计入' },
  begin: (mark: number) => `满分 100 分，得 ${mark} 分以上、必达项没有“不满足”，就通过这一级。`,
  passed: '这一级通过。',
  unansweredSome: (count: number) => `还有 ${count} 项未回答，按不满足计。`,
  reasonMissing: (items: string) => `${items} 选了不适用，请写明理由，写明后才能通过。`,
  tooManyAside: (most: number, count: number) =>
    `每级最多 ${most} 项不适用，现有 ${count} 项，请改答其余几项。`,
  allAside:
    '每一项都选了不适用，就没有可以核对的内容，这一级不能通过。请看看技术类别是否选对，或者换一种方式划分要素。',
  criticalNotMet: (items: string) => `必达项 ${items} 还不满足：得分再高，这一级也不能通过。`,
  belowTheMark: (missing: number, gains: string) =>
    gains === '' ? `还差 ${missing} 分。` : `还差 ${missing} 分。${gains}，即可达到通过线。`,
  gain: (item: string, gain: number) => `${item} 达标可得 ${gain} 分`,
  join: '，',
  listed: '、',
  lowerOpen: (from: number, to: number) =>
    from === to
      ? `第 ${from} 级还没有通过，没有核对的按不满足计；这一级即使达标也不计入。`
      : `第 ${from} 至 ${to} 级中还有没通过的，没有核对的按不满足计；这一级即使达标也不计入。`,
  lowerMet: '以下各级均满足',
  lowerMetDone: (level: number) => `第 ${level} 级以下各项都已记为满足。`,
  next: (level: number) => `看第 ${level} 级`,
  contradiction: (above: string, level: number, _count: number) =>
    `第 ${above} 级已达标，第 ${level} 级却没有通过。高一级以低一级为基础，两者之中必有答得不对的，请核对；在此之前第 ${above} 级不计入。`,
  whole: (now: number, target: number | undefined) =>
    `${now === 0 ? '整体还没有达到第 1 级' : `整体现有 ${now} 级`}${target === undefined ? '' : `，完成时达到 ${target} 级`}`,
  binds: (names: string, count: number) =>
    count === 1
      ? `整体等级取各要素中最低的一项。${names}是短板，先把它做上去。`
      : `整体等级取各要素中最低的一项。${names}同为短板。`,
  alone: '只列了一个要素，它的等级就是整体等级。',
  allBind: '各要素等级相同，都是短板。',
  quoted: (name: string) => `“${name}”`,
  stoppedAt: (level: number, score: number) => `停在第 ${level} 级，得 ${score} 分。`,
  notAnswered: '还没有回答。',
  notTried: (level: number) =>
    level === 0 ? '第 1 级还没有核对。' : `第 ${level} 级及以下已通过，第 ${level + 1} 级还没有核对。`,
  atTop: '各级都已通过。',
  span: (from: number, to: number) => (from === to ? String(from) : `${from} 至 ${to}`),
  answersOf: (name: string) => `${name}：逐项回答`,
  item: '核对内容',
  answer: '回答',
}
export type ReadinessLevelsText = typeof readinessLevels
