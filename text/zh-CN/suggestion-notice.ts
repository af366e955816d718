import type { State } from '#core/suggestion/suggestion.ts'
import type { Notice } from './notice.ts'
import { suggestion } from './suggestion.ts'

/** 关于一条建议的通知只说编号、名称和下一步，不说内容；已冻结和已清除的连名称也不说。 */
export interface AboutSuggestion {
  readonly no: string | null
  readonly title: string | null
  readonly state: State
}

const name = ({ no, title }: AboutSuggestion): string =>
  [no, title ? `“${title}”` : ''].filter(Boolean).join(' ') || '一条建议'

const say =
  (what: string, next: (it: AboutSuggestion) => string) =>
  (it: AboutSuggestion): Notice => ({ title: `${what}：${name(it)}`, body: `${name(it)}：${next(it)}` })

const handedIn = (it: AboutSuggestion): Notice => ({
  title: `${it.state === 'unit-review' ? '已交本单位科研部门' : '已报送'}：${name(it)}`,
  body:
    it.state === 'unit-review'
      ? `${name(it)}已交本单位科研部门，尚未报送科技局。审核通过后才算报送。`
      : it.state === 'unverified'
        ? `${name(it)}已报送，单位核验通过后转到受理处室，报送时间不变。`
        : `${name(it)}已报送科技局，等待处室受理。`,
})

export const suggestionNotice = {
  'suggestion-handed-in': handedIn,
  'suggestion-approved': (it: AboutSuggestion): Notice => ({
    title: `已报送科技局：${name(it)}`,
    body: `${name(it)}已由本单位科研部门审核报送，现为“${suggestion.states[it.state]}”。`,
  }),
  'suggestion-returned-by-unit': say(
    '单位退回修改',
    () => '请按审核意见修改后再次提交，只有点名的项目可以改。',
  ),
  'suggestion-refused-by-unit': say('单位不予报送', () => '本单位决定不报送，理由可在办理过程中查看。'),
  'suggestion-verified': say('已转受理处室', () => '单位已通过核验，建议按原报送时间转到受理处室。'),
  'suggestion-accepted': say('已受理', () => '处室已受理，将进入论证和凝练。'),
  'suggestion-returned-by-office': say('处室退回修改', () => '请在期限内按意见修改后再次报送，批次不变。'),
  'suggestion-transferred': say('已转办', () => '已转到另一处室办理，处室和电话可在办理过程中查看。'),
  'suggestion-not-accepted': say('不予受理', () => '理由可在办理过程中查看；如有异议，请在期限内提出。'),
  'suggestion-objected': say('有异议待处理', () => '填报单位对不予受理提出异议，请处室负责人处理。'),
  'suggestion-objection-denied': say('异议处理结果', () => '经复核，维持不予受理，理由可在办理过程中查看。'),
  'suggestion-reinstated': say('异议处理结果', () => '经复核，恢复为待受理。'),
  'suggestion-reserved': say('转入储备库', () => '已转入储备库，下一次凝练时一并考虑。'),
  'suggestion-concluded': (it: AboutSuggestion): Notice => ({
    title: `已进入指南：${name(it)}`,
    body: `引用${name(it)}的申报指南已发布，结果为“${suggestion.states[it.state]}”，去向可在办理过程中查看。`,
  }),
  'suggestion-declined': say('未采纳', () => '未列入本次申报指南，理由可在办理过程中查看。'),
  'suggestion-frozen': say(
    '已冻结',
    () => '疑似含有不宜在本平台填报的内容，已暂停办理并隐藏，请等候处室联系。',
  ),
  'suggestion-thawed': say('解除冻结', () => '经核查可以继续办理。'),
  'suggestion-purged': say('内容已按规定清除', () => '编号和办理记录保留，内容已清除。'),
  'suggestion-assigned': say('分派给您', () => '请在时限内办理。'),
  'suggestion-opinion-added': say('有会签意见', () => '相关处室提出了会签意见。'),
  'suggestion-moved-to-concentrated': say(
    '计入集中征集',
    () => '集中征集已延期，这条建议在延长后的时间内报送，计入集中征集。',
  ),
  'suggestion-moved-to-rolling': say(
    '转入常态化征集',
    () => '单位宽限期已过，未报送的建议转入常态化征集，仍可审核报送。',
  ),
}
