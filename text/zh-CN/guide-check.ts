import type { GuideRule } from '#core/guide/check.ts'

/** 指南一致性检查的说法；names 是涉及的栏目、类别或方向的名称。 */
export const guideCheck: Record<GuideRule, (names: readonly string[]) => string> = {
  'no-directions': () => '还没有编入任何方向。',
  'no-dates': () => '没有填写申报起止日期。',
  'dates-reversed': () => '申报截止日期早于开始日期，请更正。',
  'kind-empty': (names) => `“${names.join('”“')}”还没有方向，发布时不会出现这一章。`,
  'no-terms': (names) => `“${names.join('”“')}”没有写申报说明（联系方式、材料要求等）。`,
  'not-argued': () => '还没有通过论证，不能审批。',
  'office-unknown': () => '主责处室不在本次征集的处室清单中。',
  'kind-foreign': () => '它的类别不在这份指南的范围内。',
  'sheet-open': (names) => `凝练表还有必填项没有填好：${names.join('、')}。`,
  'sheet-doubtful': (names) => `凝练表中有需要再看一遍的地方：${names.join('、')}。`,
  'left-empty': (names) => `以下选填项空着，请确认不需要：${names.join('、')}。`,
  'part-empty': (names) => `整个部分没有内容：${names.join('、')}。`,
  'no-source': () => '没有来源建议，也没有写明设立的理由。',
  'source-gone': (names) => `来源建议 ${names.join('、')} 已冻结、清除或撤回，发布后不会注明它的内容。`,
  'same-title': (names) => `与“${names.join('”“')}”同名，请改名或合并。`,
  'same-place': (names) => `与“${names.join('”“')}”序号相同，请重新排序。`,
}
