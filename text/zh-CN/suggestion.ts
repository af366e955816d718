import type { State } from '#core/suggestion/suggestion.ts'
import type { Move } from '#core/workflow/suggestion.ts'

const states: Record<State, string> = {
  draft: '草稿',
  'unit-review': '待单位审核',
  'unit-returned': '单位退回修改',
  'unit-refused': '单位不予报送',
  unverified: '待核验',
  submitted: '待受理',
  'office-returned': '处室退回修改',
  accepted: '已受理',
  reserve: '储备库',
  condensing: '凝练中',
  adopted: '采纳',
  'partly-adopted': '部分采纳',
  merged: '合并采纳',
  'not-adopted': '未采纳',
  'not-accepted': '不予受理',
  withdrawn: '已撤回',
  frozen: '已冻结',
  purged: '内容已按规定清除',
}

const moves: Record<Move, string> = {
  'hand-in': '报送',
  approve: '审核通过并报送',
  'unit-return': '退回修改',
  'unit-refuse': '不予报送',
  verify: '单位核验通过',
  'pull-back': '撤回修改',
  withdraw: '撤回，不再报送',
  accept: '受理',
  'office-return': '退回修改',
  transfer: '转办',
  refuse: '不予受理',
  object: '提出异议',
  uphold: '维持不予受理',
  reinstate: '恢复为待受理',
  reserve: '转入储备库',
  condense: '列为指南方向的来源',
  release: '不再作为来源',
  conclude: '随指南发布办结',
  decline: '不予采纳',
  freeze: '疑似涉密，冻结',
  thaw: '解除冻结',
  purge: '清除内容',
}

export const suggestion = { states, moves }
