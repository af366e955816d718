/** Words that a suggestion or an abstract uses whatever it is about: sharing them tells nothing. Written by us. */
export const habitualWords: readonly string[] = `
  the of and to in for with on by is are was were be as at from an this that which or it its we
  our using used use based study studies research method methods result results analysis
  system systems model models data new technology technologies development application
  applications effect effects performance design control process high low can has have
  between under into than their these those not also project test platform advanced key
`
  .trim()
  .split(/\s+/)
