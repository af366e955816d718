import type { Slots } from './texts.ts'

/** What stands in an annex of an invented unit: enough to be searched in and compared, in words that the suggestion itself has. */
export function annexLines(name: string, title: string, slots: Slots): readonly string[] {
  const said = (slot: string): string => slots[slot] ?? ''
  return [
    `${name}（演示材料）`,
    title,
    said('orgName'),
    `一、现状：${said('problem')}。${said('state')}，目前${said('metricNow')}。`,
    `二、难点：${said('difficulty')}。`,
    `三、工作：${[said('task1'), said('task2'), said('task3')].filter((it) => it !== '').join('；')}。`,
    `四、思路：${said('idea')}。`,
    `五、基础：${said('basis')}。`,
    `六、指标与效益：${said('metricsText')}。${said('benefit')}。`,
    '本页为演示城市自动生成，所有单位与人员均为虚构。',
  ]
}
