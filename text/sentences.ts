import { en } from './en/all.ts'
import { type Sentences, zhCN } from './zh-CN/all.ts'

export type Language = 'zh-CN' | 'en'

const all: Readonly<Record<Language, Sentences>> = { 'zh-CN': zhCN, en }

/** Every sentence of one language. For the server; screens load only what they show. */
export const sentences = (language: Language): Sentences => all[language]
