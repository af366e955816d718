import type { Field } from '#core/form/form.ts'
import type { As } from './app.ts'
import { aKey, begin, type City, fillDraft, granted, move } from './journey.ts'

/** Four suggestions: one, the same reworded, one on its subject, and a stranger. */
export const likeTexts = {
  original: {
    title: '深远海漂浮式风电平台系泊系统疲劳监测',
    text: '深远海漂浮式风电平台的系泊锚链长期承受风浪流联合作用，疲劳裂纹多出现在导缆孔附近。现有人工潜水检查每年只能做一次，发现裂纹时往往已经扩展。建议研制光纤光栅张力传感链节，连续测量每根锚链的张力谱。建议建立导缆孔局部应力的降阶模型，由张力谱推算剩余寿命。建议在三台六兆瓦样机上挂网运行十八个月，虚警率低于百分之五。',
  },
  again: {
    title: '深远海漂浮式风电平台系泊系统的疲劳监测技术',
    text: '建议建立导缆孔局部应力的降阶模型，由张力谱推算锚链剩余寿命。目前的人工潜水检查每年只能做一次，发现裂纹时往往已经扩展了。深远海漂浮式风电平台的系泊锚链长期承受风浪流的联合作用，疲劳裂纹多出现在导缆孔附近。建议研制光纤光栅张力传感链节，连续测量每根锚链张力谱。建议在三台六兆瓦样机上挂网运行十八个月，虚警率低于百分之五。',
  },
  kin: {
    title: '漂浮式风电平台系泊锚链腐蚀防护',
    text: '漂浮式风电平台的系泊锚链在飞溅区腐蚀最快，导缆孔附近的镀层两年就会脱落。建议开发热喷铝与封闭层复合涂装，配合牺牲阳极的布置优化。建议由船坞预制，海上更换一节锚链不超过六小时，并给出导缆孔衬套的更换周期。',
  },
  stranger: {
    title: '樱桃采后冷链保鲜与分级装备',
    text: '大樱桃成熟期集中，采后呼吸旺盛，常温下两天就软化褐变。建议推广田头真空预冷，配合缓释保鲜纸与气调箱。建议研制按糖度和色泽分级的近红外流水线，每小时处理两吨，损伤率低于百分之一。建议制定冷链运输的温度记录规范，供合作社与电商共用。',
  },
} as const
/** The form filled, and then the own words in every place where the filling wrote some; `more` answers single questions. */
export async function handInText(
  here: City,
  filer: As,
  org: string,
  { title, text }: { readonly title: string; readonly text: string },
  more: Readonly<Record<string, unknown>> = {},
): Promise<{ readonly id: string; readonly office: string }> {
  const field = here.call.fields[0]?.code
  const id = await begin(here, filer, org, 'ZDYF', { field, title, abstract: text })
  await fillDraft(here, filer, id)
  const { form } = granted(await filer.get(`/calls/${here.call.id}/forms/ZDYF`))
  const fields: readonly Field[] = form.sections.flatMap((it: { fields: Field[] }) => it.fields)
  const { answers } = granted(await filer.get(`/suggestions/${id}/draft`))
  const sentences = text.split(/(?<=。)/u)
  const ops = fields.flatMap((it, n) => {
    const stands = answers.find((one: { path: string }) => one.path === it.id)
    if (it.kind !== 'long-text' || typeof stands?.value !== 'string' || stands.value === text) return []
    const value = sentences[n % sentences.length] ?? ''
    return [{ op: aKey(), path: it.id, value: value.slice(0, it.max), base: stands.rev }]
  })
  for (const [path, value] of Object.entries(more)) {
    const stands = answers.find((one: { path: string }) => one.path === path)
    ops.push({ op: aKey(), path, value: value as string, base: stands?.rev ?? 0 })
  }
  if (ops.length > 0) granted(await filer.post(`/suggestions/${id}/answers`, { ops }))
  await fillDraft(here, filer, id)
  const { suggestion } = granted(await move(filer, id, 'hand-in'))
  return { id, office: suggestion.officeRef.code }
}
