import { finding } from './finding.ts'
import { mail } from './mail.ts'
import { reason } from './reason.ts'
import { suggestion } from './suggestion.ts'

/** Chinese is the type: English must answer the same. */
export const zhCN = { reason, finding, suggestion, mail }
export type Sentences = typeof zhCN
