/** Figures for the public. */
export const transparency = {
  title: '征集情况公开',
  lede: '每次征集收到了多少建议、涉及哪些方面、后来怎样，在这里公开。只有数字，没有建议的题目，也没有单位名称。',
  call: '征集',
  asOf: (day: string, total: string) => `截至${day}，共收到 ${total} 件建议。`,
  tooFew: {
    title: '暂时没有可以公开的数字',
    why: (least: number) => `收到的建议还不到 ${least} 件。达到后，这里会公开数字。`,
  },
  table: '看数字',
  count: '件数',
  hidden: '未公开',
  hiddenNote: '“未公开”是数字太小，或为了不让别的小数字被推算出来而一并隐去。',
  withheld: '这一项的数字太小，整项暂不公开。',
  picture: (title: string) => `${title}，同样的数字见下面的表。`,
  reached: {
    title: '收到的建议',
    says: '累计件数；红线为集中征集的最后一天。',
    saysBefore: '累计件数。集中征集还没有结束。',
    saysAfter: '累计件数。集中征集已经结束。',
    day: '截至',
    total: '累计',
    deadline: '集中征集截止',
  },
  kinds: { title: '按类别', name: '类别' },
  fields: { title: '按领域', name: '领域', none: '不分领域' },
  types: { title: '按单位性质', name: '单位性质' },
  ends: {
    title: '后来怎样',
    name: '结果',
    names: {
      'in-guide': '已写入发布的指南',
      'not-adopted': '未采纳',
      'not-accepted': '不予受理',
      open: '仍在办理',
    },
    later: '指南发布后，这里公开有多少件建议写入了指南。',
    guides: '查看已发布指南',
  },
  how: {
    title: '这些数字是怎么来的',
    points: (least: number) => [
      '只统计已经报送科技局的建议。草稿、单位尚未报送的、已经撤回的，都不计入。',
      `从 1 到 ${least - 1} 的数字不公开；如果别的数字会让人推算出它，别的数字也一并隐去。零照常公开。`,
      '类别和领域放在一起核对：即使把所有公开的数字和征集规则合起来算，也推算不出任何一个小数字。',
      `数字按天更新，而且至少新增 ${least} 件才更新一次，免得从前后两天的差别看出某一件建议。`,
      '采纳情况在指南发布后才公开，并且只公开总数。',
    ],
    source: '做法依据欧盟统计局《统计披露控制手册》（第二版）第 4 章、第 5 章。',
    json: '同样的数字，供机器读取（JSON）',
  },
}
export type TransparencyText = typeof transparency
