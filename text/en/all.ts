import type { Sentences } from '../zh-CN/all.ts'
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

export const en: Sentences = {
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
  outage: ({ minutes, hours }) =>
    `The site could not be used for ${minutes} minutes before the end; by the rule of the call the end moves by ${hours} hours.`,
}
