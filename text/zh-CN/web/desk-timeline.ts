/** 一件事里可以说的：谁、哪一版、几个栏目、到哪个处室、交给谁、什么情形。 */
export interface Happened {
  readonly by: string
  readonly version: number | null
  readonly fields: number
  readonly office: string
  readonly handler: string
  readonly reason: string
}

const version = (it: Happened): string => (it.version === null ? '' : `第 ${it.version} 版`)
const places = (it: Happened): string => (it.fields === 0 ? '' : `，共 ${it.fields} 个栏目`)

/** 办理过程里的每一句话，按发生的事。 */
export const deskTimeline: Readonly<Record<string, (it: Happened) => string>> = {
  'suggestion-begun': (it) => `${it.by}开始填写`,
  'suggestion-copied': (it) => `${it.by}由以前的建议复制而来`,
  'suggestion-carried-over': (it) => `${it.by}换用了新版征集表`,
  'suggestion-discarded': (it) => `${it.by}删除了草稿`,
  'suggestion-handed-in': (it) => `${it.by}提交${version(it)}，已出具回执`,
  'suggestion-pulled-back': (it) => `${it.by}撤回修改`,
  'suggestion-withdrawn': (it) => `${it.by}撤回，不再报送`,
  'suggestion-approved': (it) =>
    `${it.by}审核通过，报送科技局${it.office === '' ? '' : `，由${it.office}受理`}`,
  'suggestion-returned-by-unit': (it) => `${it.by}在单位内退回修改${places(it)}`,
  'suggestion-refused-by-unit': (it) => `${it.by}决定不予报送`,
  'suggestion-verified': (it) => `单位通过核验，转到${it.office === '' ? '受理处室' : it.office}`,
  'suggestion-accepted': (it) => `${it.by}受理`,
  'suggestion-returned-by-office': (it) => `${it.by}退回修改${places(it)}`,
  'suggestion-transferred': (it) => `${it.by}转办${it.office === '' ? '' : `到${it.office}`}`,
  'suggestion-not-accepted': (it) => `${it.by}不予受理${it.reason === '' ? '' : `：${it.reason}`}`,
  'suggestion-objected': (it) => `${it.by}提出异议`,
  'suggestion-objection-denied': (it) => `${it.by}复核后维持不予受理`,
  'suggestion-reinstated': (it) => `${it.by}复核后恢复为待受理`,
  'suggestion-reserved': (it) => `${it.by}转入储备库`,
  'suggestion-condensed': (it) => `${it.by}列为指南方向的来源`,
  'suggestion-released': (it) => `${it.by}移出指南方向的来源`,
  'suggestion-concluded': () => '指南发布，办结',
  'suggestion-declined': (it) => `${it.by}决定不予采纳${it.reason === '' ? '' : `：${it.reason}`}`,
  'suggestion-frozen': (it) => `${it.by}以疑似涉密冻结`,
  'suggestion-thawed': (it) => `${it.by}解除冻结`,
  'suggestion-purged': (it) => `${it.by}清除了内容`,
  'suggestion-assigned': (it) => (it.handler === '' ? `${it.by}调整了经办` : `${it.by}分派给${it.handler}`),
  'suggestion-opinion-added': (it) => `${it.by}${it.office === '' ? '' : `（${it.office}）`}提出会签意见`,
  'suggestion-author-added': (it) => `${it.by}邀请了合作填报人`,
  'suggestion-author-removed': (it) => `${it.by}移除了合作填报人`,
  'suggestion-moved-to-rolling': () => '单位宽限期结束，转入常态化征集',
  'suggestion-moved-to-concentrated': () => '集中征集延期，计入集中征集',
  'partner-invited': (it) => `${it.by}邀请合作企业确认`,
  'partner-confirmed': () => '合作企业已确认',
  'partner-voided': () => '内容有改动，合作企业的确认失效',
  'file-added': (it) => `${it.by}添加了附件`,
  'file-removed': (it) => `${it.by}移除了附件`,
}
