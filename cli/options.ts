/** `--name value` or `--name=value`. */
export function option(args: readonly string[], name: string): string | undefined {
  const at = args.indexOf(`--${name}`)
  if (at !== -1) return args[at + 1]
  return args.find((it) => it.startsWith(`--${name}=`))?.slice(name.length + 3)
}

/** The first word that is neither an option nor an option's value. */
export const firstWord = (args: readonly string[]): string | undefined =>
  args.find((it, at) => !it.startsWith('--') && !/^--[^=]+$/.test(args[at - 1] ?? ''))

/** An instant as people write it with its offset: `2027-01-31T00:00:00+08:00`. */
export function instantOption(args: readonly string[], name: string): number | undefined {
  const text = option(args, name)
  if (text === undefined) return undefined
  const at = Date.parse(text)
  if (!/T.*(Z|[+-]\d\d:\d\d)$/.test(text) || Number.isNaN(at))
    throw new Error(`--${name} must be an instant with its offset, like 2027-01-31T00:00:00+08:00.`)
  return at
}
