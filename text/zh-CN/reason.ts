import type { UnfitBecause } from '#core/expert/eligible.ts'
import type { ModelFailure } from '#core/model/answered.ts'
import type { Debt } from '#core/person/debt.ts'
import type { Reason } from '#core/reason.ts'
import { featureNames } from './feature.ts'
import { lineWords } from './line.ts'
import { project } from './project.ts'
import { step } from './step.ts'
import { suggestion } from './suggestion.ts'

const fileProblems = {
  'too-large': '文件超过大小上限，请压缩或拆分后再传。',
  'too-many': '附件数量已到上限，请先移除一个再传。',
  type: '不接受这种类型的文件，请换成页面列出的格式。',
  disguised: '文件内容与扩展名不符，请另存为正确格式后再传。',
  infected: '文件未通过病毒查杀，没有保存。请清理后再传。',
  incomplete: '文件还没有传完，请继续上传。',
  digest: '传到的内容与本地文件不一致，请重新上传。',
} as const

const notMergeable = {
  itself: '方向不能与自己合并，请选择另一个方向。',
  elsewhere: '只能合并同一处室、同一批次征集的方向。',
  undone: '这次合并或拆分已经撤销。',
} as const

const unfit: Readonly<Record<UnfitBecause, (name: string) => string>> = {
  already: (name) => `${name}在这一项上已有任务，请选择另一位专家。`,
  declined: (name) => `${name}已谢绝评议这一项，请选择另一位专家。`,
  inactive: (name) => `${name}已不在评议专家之列，请选择另一位专家。`,
  conflict: (name) => `${name}对这一项需要回避，不能指派。`,
  away: (name) => `${name}在截止之前没有足够的空闲时间，请选择另一位专家。`,
  unit: (name) => `这一项已有与${name}同单位的专家，请选择另一家单位的专家。`,
  load: (name) => `${name}的任务已满，请选择另一位专家。`,
}

const ties: Readonly<Record<Extract<Reason, { why: 'tied' }>['by'], (count: number) => string>> = {
  roles: (count) => `此人还有 ${count} 项由科技局授予的角色，请先收回再删除个人信息。`,
  units: (count) => `此人是 ${count} 家单位唯一的管理员，请先移交。`,
  underWay: (count) => `此人有 ${count} 件建议正在办理，或撤回修改后还没有再次报送，请先办结或撤回。`,
  shared: (count) => `此人有 ${count} 件草稿与他人合写，请先移出合写人或删除草稿。`,
  tasks: (count) => `此人还有 ${count} 项评审或项目工作未完成，请先完成或移交。`,
}

/** Where a sentence of its own helps more than the rule. */
const weak: Readonly<Record<string, string>> = {
  'used-before': '这个密码最近用过，请换一个没有用过的。',
  'holds-place': '密码中有本地、本单位或本站的名称，容易被猜到，请换一个不含这些词的。',
  breached: '这个密码在已泄露的密码清单中，请换一个没有用过的。',
}

const unfinished: Readonly<Record<Debt, string>> = {
  code: '登录还差一步：请输入验证码，或使用通行密钥。',
  factor: '您的角色须有第二重验证。请先设置，再继续。',
  password: '您的密码已到期，请先设置新密码。',
}

const modelFailed: Readonly<Record<ModelFailure, string>> = {
  unreachable: '没有连上语言模型，请稍后再试；没有它一切照常。',
  late: '语言模型没有按时答复，请稍后再试；没有它一切照常。',
  refused: '语言模型的接口拒绝了这次请求，请告诉平台运行人员；没有它一切照常。',
  'too-long': '语言模型的答复太长，没有采用。请再试一次。',
  unreadable: '语言模型的答复读不懂，没有采用。请再试一次。',
  withdrawn: '等待答复时，发出的建议中有的已不能发送，答复没有采用。',
}

/** 拒绝一件事时说的话：说明原因，并指出怎么办。 */
function of(reason: Reason): string {
  switch (reason.why) {
    case 'not-found':
      return '没有找到这项内容。它可能已被移除，或者您无权查看。'
    case 'not-signed-in':
      return '请先登录。您写下的内容仍保存在本页，登录后继续。'
    case 'not-yours':
      return '您的账号没有这项权限。如需办理，请联系本单位管理员或受理处室。'
    case 'own-suggestion':
      return '不能审核自己填报的建议，请由本单位其他审核人办理。'
    case 'wrong-state':
      return `这条建议当前为“${suggestion.states[reason.state]}”，不能这样办理。请刷新后查看最新情况。`
    case 'wrong-step':
      return `它当前为“${step[reason.step]}”，不能这样办理。请刷新后查看最新情况。`
    case 'no-source':
      return '指南方向至少要有一条来源建议；没有来源的，请写明设立的理由。'
    case 'source-gone':
      return `来源建议 ${reason.no} 已被撤回或冻结，不能再引用。请先把它移出来源。`
    case 'not-mergeable':
      return notMergeable[reason.because]
    case 'directions-open':
      return reason.open === 0
        ? '这份指南还没有方向，请先编入。'
        : `还有 ${reason.open} 个方向没有通过论证，不能审批。`
    case 'comments-waiting':
      return `还有 ${reason.waiting} 条公众意见没有处理，请先处理。`
    case 'subject-gone':
      return `“${reason.named}”已被撤回、冻结、放弃或还没有确认，不能评议。请先把它移出。`
    case 'expert-unfit':
      return unfit[reason.because](reason.name)
    case 'nobody-fits':
      return '没有可以接替的专家：其余专家需要回避、没有时间，或任务已满。请增加专家，或减少每项的专家人数。'
    case 'due-past':
      return '截止时间要晚于现在，请重新填写。'
    case 'round-blocked':
      return `还有 ${reason.troubles.length} 处问题没有解决，不能开始评议。请按清单逐项处理。`
    case 'sheets-missing':
      return `还有 ${reason.missing} 份评议没有提交，其中 ${reason.short} 项已提交的评议不足规定份数。如仍要结束，请确认。`
    case 'too-early':
      return '时间未到，还不能办理。'
    case 'stale':
      return '内容刚刚有了变化。请刷新查看后再办理。'
    case 'not-open':
      return '征集尚未开始。草稿可以先写，开始后再报送。'
    case 'paused':
      return `征集暂停：${reason.text.zh}已写内容照常保存，恢复后可以报送。`
    case 'unverified-unit':
      return '单位尚待核验，核验之后才能办理。'
    case 'findings':
      return `还有 ${reason.findings.filter((it) => it.weight === 'must').length} 处必须修改，请按检查清单逐项处理。`
    case 'not-collected':
      return reason.text.zh
    case 'not-suggestible':
      return reason.text.zh
    case 'quota-reached':
      return reason.quota === 0
        ? '本单位不报送这一类别。请与本单位科研部门商议。'
        : `本单位这一类别的名额为 ${reason.quota} 条，已用完。请与本单位科研部门商议。`
    case 'locked-field':
      return '这一项不在退回修改的范围内，不能改动。'
    case 'unknown-path':
      return '表格中没有这一项，可能是征集表已更新。请刷新页面。'
    case 'unstorable':
      return '内容中有无法保存的字符，请删去后再试。'
    case 'text-missing':
      return `请写明理由，不少于 ${reason.least} 个字。`
    case 'unknown-code':
      return '所选的项目不在清单中，请重新选择。'
    case 'same-office':
      return '它已经在这个处室，请选择另一个处室。'
    case 'no-newer-form':
      return '这份草稿用的已经是现行征集表，不需要更换。'
    case 'named-fields-only':
      return '这条建议退回时指明了要改的项目，请仍在原表中修改并重新报送。'
    case 'too-late':
      return '办理期限已过。'
    case 'not-later':
      return '结束时刻只能往后延，而且要晚于现在。'
    case 'already':
      return '这一步已经办过了。'
    case 'too-many':
      return `最多保留 ${reason.most} 个，请先删去不再使用的。`
    case 'last-admin':
      return '单位至少要有一名管理员。请先指定另一名管理员。'
    case 'bad-credentials':
      return '账号或密码不正确。'
    case 'unverified-email':
      return '您的邮箱还没有确认。我们又发了一封邮件，请打开其中的链接完成确认。'
    case 'slow-down':
      return `尝试次数过多，请 ${Math.ceil(reason.retryAfter / 60)} 分钟后再试。`
    case 'needs-confirmation':
      return '这是重要操作，请再输入一次密码。'
    case 'weak-password':
      return (
        weak[reason.problem] ??
        '密码至少 10 个字符，含大写字母、小写字母、数字、符号中的三种，不能是常见密码或包含账号。'
      )
    case 'tied':
      return ties[reason.by](reason.count)
    case 'expired-link':
      return '链接已使用或已过期，请重新获取。'
    case 'sign-in-unfinished':
      return unfinished[reason.owes]
    case 'bad-code':
      return '验证码不正确或已用过，请输入验证器现在显示的 6 位数字，或一个没有用过的恢复码。'
    case 'bad-passkey':
      return '通行密钥没有通过验证，请再试一次，或改用密码登录。'
    case 'last-factor':
      return '您的角色须有第二重验证。请先设置另一种，再移除这一种。'
    case 'outer-sign-in-failed':
      return '统一登录暂时不能使用，请稍后再试，或改用密码登录。'
    case 'file-refused':
      return fileProblems[reason.problem]
    case 'no-preview':
      return '这个文件不能在这里预览，请下载后用相应的软件打开。'
    case 'file-lost':
      return '这个文件的内容已找不到，系统已作记录。请联系技术支持；如您手头有原件，请一并告知。'
    case 'store-away':
      return '存放附件的系统暂时连不上，附件没有丢失，请稍后再试；正在上传的附件会接着传。'
    case 'store-full':
      return '存放附件的磁盘已满，这个文件还没有存下，已传的部分保留。系统已作记录；腾出空间后请再上传一次，会接着传。'
    case 'database-away':
      return '系统暂时不能存取，请稍后再试。您正在填写的内容留在这台电脑的浏览器里，恢复后自动接着保存。'
    case 'key-reused':
      return '同一操作标识用在了两件事上，请刷新页面后再试。'
    case 'bad-input':
      return `提交的内容有误：${reason.problems.map((it) => it.at).join('、')}。`
    case 'too-big':
      return '一次提交的内容太大，请分几次保存。'
    case 'wrong-stage':
      return `项目现处于“${project.stages[reason.stage]} · ${project.steps[reason.step]}”，不能这样办理。请刷新后查看最新情况。`
    case 'own-project':
      return '您是这个项目的项目组成员，不能由您代表处室办理。请由本处室其他人员办理。'
    case 'no-stages':
      return '这一批次没有设置项目各阶段的表格，不能开启项目。'
    case 'not-in-unit':
      return '这个人不是承担单位的填报人。请先由单位管理员在“单位成员”中加入，或另选一人。'
    case 'levels-missing':
      return `以下关键技术要素的专家评级不足 ${reason.least} 份，还不能批准：${reason.elements.join('、')}。`
    case 'findings-missing':
      return `以下要素还没有验收认定，请先逐一记录：${reason.elements.join('、')}。`
    case 'unknown-element':
      return `提交验收的材料中没有“${reason.element}”这个要素。请刷新后重新选择。`
    case 'day-ahead':
      return `认定日期 ${reason.on} 有误：应为今天或以前的某一天，格式如 2026-06-30。`
    case 'unfulfilled':
      return `与任务书相比仍有未达到的要素（${reason.elements.join('、')}）。如仍要通过验收，请写明理由，不少于 ${reason.least} 个字。`
    case 'has-project':
      return `项目 ${reason.no} 由这条建议开启，其基线须永久留存，因此不能销毁这条建议的内容。`
    case 'busy':
      return reason.line
        ? `现在来的人很多，系统先保证填写和报送。您已在排队${reason.line.wait === undefined ? '' : `，${lineWords(reason.line.wait)}`}。请在 ${reason.retryAfter} 秒后再试，位置为您保留半小时，写下的内容也都保留。`
        : `现在提交的人很多，系统先保证填写和报送，其他操作请在 ${reason.retryAfter} 秒后再试。您写下的内容不受影响。`
    case 'resting':
      return `为保障填写和报送，“${featureNames[reason.feature]}”暂时停用，稍后恢复。您写下的内容不受影响。`
    case 'not-an-exporter':
      return '导出须另有“导出员”角色。如工作需要，请联系系统管理员。'
    case 'too-many-exports':
      return `您已有 ${reason.most} 项导出在等待。请等其中一项完成，或先取消一项。`
    case 'not-ready':
      return exportNotReady[reason.state]
    case 'model-off':
      return '本站没有设置语言模型。'
    case 'nothing-sendable':
      return '这里没有可以发给语言模型的内容：已冻结、不公开或含商业秘密的建议不会发送。'
    case 'model-failed':
      return modelFailed[reason.because]
    default:
      return reason satisfies never
  }
}

const exportNotReady = {
  queued: '这项导出还在排队，请稍候。',
  making: '这项导出正在生成，请稍候。',
  ready: '这项导出已经完成，不能再取消。',
  failed: '这项导出没有成功，没有可下载的文件。请重新导出。',
  cancelled: '这项导出已取消，没有可下载的文件。',
  expired: '这项导出已超过保存期，文件已删除。请重新导出。',
}

export const reason = {
  title: '未能办理',
  of,
  broken: '系统出了问题，您的内容没有丢失。请稍后再试；如仍不行，请把编号告诉技术支持。',
}
