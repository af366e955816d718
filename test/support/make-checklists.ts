import type { Checklists, LevelItems } from '#core/trl/checklists.ts'

const words = (text: string) => ({ zh: text, en: text })

/** The rules of a scale, with one question of each sort and no words of classes. */
export const aChecklist = (change: Partial<Checklists> = {}): Checklists => ({
  scale: 'TRL9',
  passMark: 80,
  mostNotApplicable: 1,
  keptWhenChanged: { application: 3, environment: 4 },
  questions: {
    importance: [{ id: 'i1', text: words('决定约束性指标') }],
    novelty: [{ id: 'n1', text: words('新技术') }],
  },
  independent: ['third-party-test', 'user-trial'],
  classes: [],
  ...change,
})

/** A level with items of these weights, named 4a, 4b and so on. */
export function aLevel(level: number, weights: readonly number[]): LevelItems {
  const heaviest = Math.max(...weights)
  return {
    level,
    items: weights.map((weight, at) => {
      const id = `${level}${'abcdefgh'[at]}`
      return { id, text: words(id), weight, critical: weight === heaviest }
    }),
  }
}

/** Nine levels of four items each. */
export const nineLevels: readonly LevelItems[] = Array.from({ length: 9 }, (_, at) =>
  aLevel(at + 1, [35, 30, 20, 15]),
)
