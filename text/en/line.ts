/** Where somebody stands in a line, and how long it takes: rounded up, since nobody minds coming in early. */
export const lineWords = ({ ahead, wait }: { readonly ahead: number; readonly wait: number }): string => {
  const minutes = Math.ceil(wait / 60)
  const time = minutes <= 1 ? 'less than a minute' : `about ${minutes} minutes`
  return ahead === 0 ? 'you are among the next' : `about ${roundOf(ahead)} came before you, ${time} to wait`
}

/** What is only known roughly is said roughly. */
const roundOf = (it: number): string => {
  const step = it < 20 ? 1 : it < 200 ? 10 : 100
  return (Math.ceil(it / step) * step).toLocaleString('en')
}
