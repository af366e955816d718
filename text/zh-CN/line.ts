/** 轮到之前还要多久；取整往上，早到总比晚到好。 */
export const lineWords = (wait: number): string => {
  const minutes = Math.ceil(wait / 60)
  return minutes <= 1 ? '预计不到 1 分钟' : `预计约 ${minutes} 分钟`
}
