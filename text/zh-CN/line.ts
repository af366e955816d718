/** 排队的位置和所需时间；时间取整往上，早到总比晚到好。 */
export const lineWords = ({ ahead, wait }: { readonly ahead: number; readonly wait: number }): string => {
  const minutes = Math.ceil(wait / 60)
  const time = minutes <= 1 ? '不到一分钟' : `约 ${minutes} 分钟`
  return ahead === 0 ? '马上就轮到您' : `前面约有 ${roundOf(ahead)} 人，还要等${time}`
}

const roundOf = (it: number): string => {
  const step = it < 20 ? 1 : it < 200 ? 10 : 100
  return (Math.ceil(it / step) * step).toLocaleString('en')
}
