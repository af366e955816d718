/** 各阶段的就绪度：随时间变化的图、承诺与实际的对照。 */
export const projectLevels = {
  over: {
    title: '各阶段就绪度',
    why: '每条线是一个关键技术要素，虚线通向任务书承诺的等级；任务书确认之前，通向自己提出的目标。',
    picture: '各阶段就绪度变化图',
    level: '就绪度等级',
    stages: {
      suggestion: '建议',
      application: '申报',
      approval: '立项',
      'task-book': '任务书',
      'mid-term': '中期',
      acceptance: '验收',
    },
    bases: { stated: '自评', experts: '专家', found: '核查' },
    at: (level: number) => (level === 0 ? '未到 1 级' : `${level} 级`),
    range: (lowest: number, highest: number) => `专家给出 ${lowest} 至 ${highest} 级`,
    goal: '承诺',
    aim: '目标',
    keyStood: '该阶段的等级',
    keyAhead: '还要走的路',
    keyGoal: '验收时应到',
    keyRange: '专家意见的范围',
    toGoal: (level: string, goal: string) => `${level} → ${goal}`,
    says: (name: string, way: string, goal: string | null) =>
      `${name}：${way}${goal === null ? '' : `，验收时应到 ${goal}`}。`,
    step: (stage: string, level: string) => `${stage} ${level}`,
    join: '，',
    table: '各要素在各阶段的等级',
    element: '关键技术要素',
    partOf: (name: string) => `由“${name}”拆分而来`,
    none: '—',
    noneSaid: '未评价',
  },
  plan: {
    title: '承诺与实际对照',
    team: '团队自评',
    noneSaid: '未评',
    and2: '；',
    byFindings: '以处室的核查结论为准，与任务书逐项对照。',
    byTeam: '核查之前，以团队最近一次自评与任务书逐项对照。',
    promised: '承诺',
    reached: '实际',
    criterion: '验收判据',
    found: '核查',
    met: '达到',
    short: '未达到',
    waits: '待核查',
    verdicts: { met: '达标', partly: '部分达标', not: '未达标', 'not-applicable': '不适用' },
    noFinding: '没有核查',
    levelMet: (target: number, reached: number) =>
      reached > target
        ? `承诺 ${target} 级，实际 ${reached} 级，超出 ${reached - target} 级`
        : `承诺 ${target} 级，实际 ${reached} 级`,
    levelShort: (target: number, reached: number) =>
      `承诺 ${target} 级，实际${reached === 0 ? '未到 1 级' : ` ${reached} 级`}，差 ${target - reached} 级`,
    levelNow: (target: number, now: number) =>
      `承诺 ${target} 级，现有${now === 0 ? '未到 1 级' : ` ${now} 级`}，还差 ${target - now} 级`,
    levelWaits: (target: number) => `承诺 ${target} 级，还没有核查`,
    itemsMet: (met: number, of: number) => `${of} 项判据，达标 ${met} 项`,
    itemsFailed: (failed: number, of: number) =>
      failed === 0 ? `${of} 项判据全部达标` : `${of} 项判据中 ${failed} 项未达标`,
    items: (of: number) => `验收判据 ${of} 项`,
    whole: {
      fulfilled: '各要素的等级和判据都已达到承诺。',
      waits: (n: number) => `还有 ${n} 个要素没有核查。`,
      short: (levels: number, items: number) =>
        levels > 0 && items > 0
          ? `${levels} 个要素未到承诺的等级，${items} 项判据未达标。`
          : levels > 0
            ? `${levels} 个要素未到承诺的等级。`
            : `${items} 项判据未达标。`,
    },
    unforeseen: (names: string) => `任务书中没有的要素：${names}。它们不参加对照。`,
    all: (n: number) => `列出全部 ${n} 项`,
    failing: (n: number) => `列出未达标的 ${n} 项`,
    close: '收起',
    notYet: '尚未达到',
    level: (level: number) => `${level} 级`,
    and: '、',
  },
}
export type ProjectLevelsText = typeof projectLevels
