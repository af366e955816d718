import type { ReadinessLadderText } from '../../zh-CN/web/readiness-ladder.ts'

export const readinessLadder: ReadinessLadderText = {
  levels: 'Readiness level',
  now: 'Level now',
  target: 'Target level',
  nowBox: (level) => (level === 0 ? 'Below 1' : `Now ${level}`),
  targetBox: (level) => `Target ${level}`,
  starts: (levels) => `Levels ${levels}: usual starts`,
  targets: (levels) => `Levels ${levels}: wanted on completion`,
  span: (from, to) => (from === to ? String(from) : `${from} to ${to}`),
  binding: 'Weakest: decides',
  bindingShort: 'Weakest',
  level: (level) => (level === 0 ? 'Below 1' : `Level ${level}`),
  fromTo: (from, to) => `${from} → ${to}`,
  title: 'Readiness ladder',
  says: (name, from, to, binding) =>
    `${name}: now ${from.toLowerCase()}, ${to === undefined ? 'no target yet' : `target ${to.toLowerCase()}`}${binding ? ', the weakest' : ''}.`,
  table: 'Readiness of each element',
  element: 'Critical element',
  nowShort: 'Now',
  targetShort: 'Target',
  rise: 'Rise',
  noTarget: 'Not set',
  evidence: 'Evidence',
  strength: { none: 'None', weak: 'Weak', medium: 'Medium', strong: 'Strong' },
}
