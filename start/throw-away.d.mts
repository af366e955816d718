/** Where a database that nobody keeps lies: in memory where there is room. */
export function throwAwayFolder(): string
