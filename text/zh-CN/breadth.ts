import type { BreadthHit } from '#core/direction/breadth.ts'

/** 发现过窄之处时的说明：说清是什么、为什么、怎么改。只作提示，不妨碍办理。 */
const of = ({ code, params }: Pick<BreadthHit, 'code' | 'params'>): string => {
  const text = String(params['text'] ?? '')
  switch (code) {
    case 'one-vendor':
      return `“${text}”是以一家单位的口气写的。指南面向所有单位，请改为通用的说法。`
    case 'model':
      return `“${text}”像是某一种型号。只有一家能满足的型号会排除其他团队，请改写为性能要求。`
    case 'product-name':
      return `“${text}”像是某一种产品的名称。请改写为功能或性能要求。`
    case 'unit-name':
      return `出现了单位名称“${text}”。指南不点名单位，请删去或改写。`
    case 'person-name':
      return `“${text}”与来源建议中的人名相同。指南不点名个人，请核对。`
    case 'too-precise':
      return `“${params['number']}”的有效数字多于 ${params['digits']} 位，可能只有一家能达到，请放宽或取整。`
    case 'metric-exact':
      return `指标要求恰好等于 ${params['number']}。请考虑改为不低于或不高于。`
    case 'metric-narrow':
      return `指标区间 ${params['from']}～${params['to']} 不到中间值的 ${params['percent']}%，可能过窄，请放宽。`
    case 'metric-without-number':
      return '这项指标没有数值，无法考核。请写明数值，或改为“是或否”。'
    case 'vague':
      return `“${text}”没有说明提高或降低多少。请写出数值，或放到考核指标中。`
    case 'few-teams':
      return `来源建议认为最多 ${params['teams']} 个团队有能力承担，少于 ${params['least']} 个难以形成竞争，请考虑放宽。`
    default:
      return code satisfies never
  }
}

/** 语句与来源之间还缺什么。 */
const sourcing = {
  'no-source': () => '还没有来源建议。请引入来源，或写明设立的理由。',
  'source-gone': (no: string) => `来源建议 ${no} 已被撤回或冻结，请先移出来源。`,
  'source-changed': (no: string) => `来源建议 ${no} 在引入之后有了新的版本，请核对。`,
  'sentence-without-source': () => '这一处还没有标明来源。',
  'source-unused': (no: string) => `没有一处引用来源建议 ${no}。请引用它，或写明保留的理由。`,
}

/** 同样的提示，写给填报人：说的是自己的建议，不是来源。 */
const toFiler = (hit: Pick<BreadthHit, 'code' | 'params'>): string =>
  hit.code === 'few-teams'
    ? `您估计只有 ${hit.params['teams']} 个团队有能力承担，少于 ${hit.params['least']} 个难以形成竞争，请考虑放宽要求。`
    : of(hit)

export const breadth = { of, toFiler, sourcing }
