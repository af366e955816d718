/** 就绪度阶梯图和它旁边的表。 */
export const readinessLadder = {
  levels: '技术就绪度等级',
  now: '现有等级',
  target: '目标等级',
  nowBox: (level: number) => (level === 0 ? '未到 1' : `现有 ${level}`),
  targetBox: (level: number) => `目标 ${level}`,
  starts: (levels: string) => `${levels} 级：主要支持的起点`,
  targets: (levels: string) => `${levels} 级：完成时应达到`,
  span: (from: number, to: number) => (from === to ? String(from) : `${from} 至 ${to}`),
  binding: '短板，决定整体等级',
  bindingShort: '短板',
  level: (level: number) => (level === 0 ? '未到 1 级' : `${level} 级`),
  fromTo: (from: string, to: string) => `${from} → ${to}`,
  title: '就绪度阶梯',
  says: (name: string, from: string, to: string | undefined, binding: boolean) =>
    `${name}：现在 ${from}${to === undefined ? '，目标未定' : `，目标 ${to}`}${binding ? '，是短板' : ''}。`,
  table: '各要素就绪度',
  element: '关键技术要素',
  nowShort: '现有',
  targetShort: '目标',
  rise: '提升',
  noTarget: '未定',
  evidence: '佐证',
  strength: { none: '无', weak: '弱', medium: '中', strong: '强' },
}
export type ReadinessLadderText = typeof readinessLadder
