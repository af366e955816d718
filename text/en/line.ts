/** How long it takes until it is one's turn: rounded up, since nobody minds coming in early. */
export const lineWords = (wait: number): string => {
  const minutes = Math.ceil(wait / 60)
  return minutes <= 1 ? 'less than a minute' : `about ${minutes} minutes`
}
