import type { JudgedThing } from '#core/expert/round.ts'
import type { SheetWords } from '#core/expert/sheet-form.ts'
import { sentences } from '#text/sentences.ts'

const [zh, en] = [sentences('zh-CN').judging.sheet, sentences('en').judging.sheet]
const both = (of: (words: typeof zh) => string) => ({ zh: of(zh), en: of(en) })

/** What stands on every call's sheet, in both languages. */
const sheetWords: SheetWords = {
  title: both((it) => it.title),
  scores: both((it) => it.scores),
  readiness: both((it) => it.readiness),
  verdict: both((it) => it.verdict),
  points: (max) => both((it) => it.points(max)),
  why: both((it) => it.why),
  levelOf: (element, self) => ({ zh: zh.levelOf(element.zh, self), en: en.levelOf(element.en, self) }),
  levelHint: both((it) => it.levelHint),
  levelWhy: both((it) => it.levelWhy),
  levelWhyHint: both((it) => it.levelWhyHint),
  advise: both((it) => it.advise),
  flags: both((it) => it.flags),
  comment: both((it) => it.comment),
  commentHint: both((it) => it.commentHint),
  forOffice: both((it) => it.forOffice),
  forOfficeHint: both((it) => it.forOfficeHint),
}

/** The same about a project: its team stands behind it, and no comment is passed on. */
const ofProject: SheetWords = {
  ...sheetWords,
  levelOf: (element, self) => ({
    zh: zh.levelOfTeam(element.zh, self),
    en: en.levelOfTeam(element.en, self),
  }),
  levelHint: both((it) => it.levelHintTeam),
  commentHint: both((it) => it.commentHintTeam),
  forOfficeHint: both((it) => it.forOfficeHintTeam),
}

export const sheetWordsFor = (thing: JudgedThing): SheetWords =>
  thing === 'project' ? ofProject : sheetWords
