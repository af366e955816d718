import type { FindingCode } from '#core/form/finding.ts'

type Params = Readonly<Record<string, string | number>>

/** 检查结果的句子：说明规则和怎么改；字段名由界面写在前面。 */
const of: Record<Exclude<FindingCode, 'rule'>, (params: Params) => string> = {
  missing: () => '还没有填写。',
  'too-long': ({ max, length }) => `最多 ${max} 字，现有 ${length} 字，请精简。`,
  'too-short': ({ min, length }) => `至少 ${min} 字，现有 ${length} 字，请补充。`,
  'not-text': () => '内容格式不对，请重新填写。',
  unstorable: () => '有无法保存的字符，请删去后重填。',
  'not-a-number': () => '请填数字，例如 12 或 3.5。',
  'not-whole': () => '请填整数。',
  'too-small': ({ min }) => `不能小于 ${min}。`,
  'too-large': ({ max }) => `不能大于 ${max}。`,
  'too-precise': ({ precision }) => `小数最多 ${precision} 位。`,
  'not-positive': () => '请填大于 0 的数。',
  'not-an-amount': () => '请填金额（万元），例如 120 或 85.5。',
  'not-a-date': () => '请填日期，例如 2024-06-30。',
  'not-a-month': () => '请填年月，例如 2024-06。',
  'end-before-start': () => '结束时间不能早于开始时间。',
  'period-too-long': ({ max }) => `起止时间最长 ${max} 个月。`,
  'not-an-option': () => '所选项不在清单中，请重新选择。',
  'too-few': ({ min, count }) => `至少 ${min} 项，现有 ${count} 项。`,
  'too-many': ({ max, count }) => `最多 ${max} 项，现有 ${count} 项。`,
  twice: () => '有重复的内容，请删去一个。',
  'not-a-table': () => '表格内容格式不对，请刷新页面后重填。',
  'not-an-email': () => '请填完整的邮箱地址，例如 name@example.com。',
  'not-a-mobile': () => '请填 11 位手机号码。',
  'not-a-phone': () => '请填带区号的固定电话，例如 0411-12345678。',
  'not-a-postcode': () => '请填 6 位邮政编码。',
  'not-a-url': () => '请填完整网址，以 http:// 或 https:// 开头。',
  'not-latin': () => '请用拉丁字母填写外文名称。',
  'not-a-credit-code': () => '统一社会信用代码应为 18 位数字和大写字母，不含 I、O、Z、S、V。',
  'credit-code-check': () => '校验位对不上。请核对证照；确认无误的可以继续，由工作人员人工核验。',
  'not-a-file': () => '附件信息不完整，请移除后重新上传。',
  'file-type': ({ value, accept }) => `“${value}”的格式不在可接受之列（${accept}），请换一份。`,
  'not-declared': () => '请阅读并确认这项声明，确认后才能报送。',
  'not-a-level': () => '请选择 1 至 9 级。',
  'readiness-target-too-low': ({ least }) => `完成时应达到 ${least} 级以上。`,
  'readiness-rise-too-small': ({ least, rise }) =>
    `完成时应比现有等级提升 ${least} 级以上，现为 ${rise} 级。`,
  'readiness-start-too-high': ({ now, least }) =>
    `现有 ${now} 级，已无法再提升 ${least} 级，建议改报其他类别。`,
  'readiness-start-unusual': ({ usual }) => `主要支持现有 ${usual} 级的技术，请说明理由。`,
  'readiness-reason-missing': () => '选“不适用”的，请说明理由。',
  'readiness-support-gone': ({ count }) => `所支持的要素已被删除（${count} 处），请重新选择检查项。`,
  'file-gone': () => '所选文件已被移除，请重新上传或另选一份。',
  'readiness-name-twice': () => '与前面的要素重名，请改成可以区分的名称。',
  'readiness-none-critical': () =>
    '没有一个要素算作关键要素。关键要素须在重要性和新颖性上各至少符合一项，请逐个回答。',
  'readiness-too-many-critical': ({ most }) => `关键要素最多 ${most} 个，请合并相近的部分。`,
  'readiness-unanswered': ({ name }) => `“${name}”还没有回答检查项，等级不能凭空填写。`,
  'readiness-below-scale': ({ name }) =>
    `“${name}”第 1 级尚未通过，还没有等级。请补充回答，或先不列为关键要素。`,
  'readiness-too-many-aside': ({ name, level, most }) =>
    `“${name}”第 ${level} 级最多 ${most} 项可选“不适用”，其余请如实回答。`,
  'readiness-contradiction': ({ name, level, below }) =>
    `“${name}”第 ${below} 级没有通过，第 ${level} 级却已通过，前后不一致。等级不能跳过，请核对回答。`,
  'readiness-target-below-now': ({ name, now, target }) =>
    `“${name}”现有 ${now} 级，目标 ${target} 级反而更低，请核对。`,
  'readiness-no-evidence': ({ name, level }) =>
    `“${name}”第 ${level} 级还没有佐证。4 级及以上，每一级至少要有一份材料支持。`,
  'readiness-evidence-idle': () => '还没有写明支持哪些检查项。',
  'readiness-evidence-in-future': () => '日期在今天之后，请核对。',
  'readiness-plan-ends-elsewhere': ({ at, target }) =>
    `提升路径止于 ${at} 级，与完成时目标 ${target} 级不一致。`,
  'readiness-plan-not-above-now': ({ now }) => `应高于现有的 ${now} 级。`,
  'readiness-plan-in-the-past': () => '时间已经过去，请核对。',
  'readiness-from-unknown': ({ name }) => `“${name}”写明由另一要素拆分而来，但此前没有那个要素，请重新选择。`,
  'readiness-promised-missing': ({ name }) =>
    `任务书承诺了“${name}”，这里却没有。请把它补上；已拆分的，请在拆出的要素中写明由它而来。`,
  'readiness-held': ({ name, claimed, holds, on }) =>
    `“${name}”的应用或环境与 ${on} 的评价不同，自评 ${claimed} 级，按 ${holds} 级计。此后取得的佐证支持更高等级的，请补充。`,
  'usual-range': () => '与通常情况不同，请再核对。',
}

export const finding = { of, weights: { must: '必改', should: '建议' } }
