import { breadth } from './breadth.ts'
import { draft } from './draft.ts'
import { exportText } from './export.ts'
import { finding } from './finding.ts'
import { judging } from './judging.ts'
import { mail } from './mail.ts'
import { notice } from './notice.ts'
import { personal } from './personal.ts'
import { project } from './project.ts'
import { reason } from './reason.ts'
import { register } from './register.ts'
import { step } from './step.ts'
import { suggestion } from './suggestion.ts'

/** Chinese is the type: English must answer the same. */
export const zhCN = {
  reason,
  export: exportText,
  finding,
  suggestion,
  step,
  breadth,
  draft,
  judging,
  mail,
  notice,
  personal,
  project,
  register,
  outage: ({ minutes, hours }: { minutes: number; hours: number }) =>
    `截止前系统有 ${minutes} 分钟无法使用，按征集规则自动顺延 ${hours} 小时。`,
}
export type Sentences = typeof zhCN
