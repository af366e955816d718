import { searchNames, searchWords } from '../search.ts'

/** 处室办理台的检索框。 */
export const search = {
  label: '检索名称、正文、单位、编号',
  options: '可以接着写的内容',
  help: '检索写法',
  keysTitle: '按条件检索',
  keysIntro: '条件之间用空格隔开，须同时满足；一个条件可列几个值，用逗号隔开。',
  wordsTitle: '按文字检索',
  ways: [
    ['空格隔开的几个词', '都要出现；一个字也能检索，通行的别名一并检索'],
    ['“引号中的话”', '须原样出现'],
    ['-词', '不得出现；条件前面也可加减号'],
    ['>=  <=  >  <', '用于就绪度和等待时长，如 trl>=4、等待>3d'],
  ] as readonly (readonly [string, string])[],
  keyNames: searchWords.keys as Readonly<Record<string, readonly string[]>>,
  keys: searchNames.keys as Readonly<Record<string, string>>,
}

export type SearchText = typeof search
