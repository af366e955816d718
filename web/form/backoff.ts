/** Two, four, eight seconds and so on up to half a minute, with a spread, so that a whole campus does not come back at once. */
export const backoff = (failures: number): number =>
  Math.min(30_000, 1000 * 2 ** Math.min(failures, 5)) * (0.75 + Math.random() / 2)
