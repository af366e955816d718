import { readFileSync } from 'node:fs'
import path from 'node:path'

/** Licences under which we may deliver, each with its reason, and packages whose manifest says it in a word of its own. */
export const licences = JSON.parse(readFileSync(path.join(import.meta.dirname, 'licences.json'), 'utf8'))

/** What may not be delivered, one sentence each; none when all is well. */
export function forbidden(delivered, { allowed, named } = licences) {
  const may = (license) => Object.hasOwn(allowed, license)
  return delivered.flatMap(({ name, version, license }) => {
    const known = named[`${name}@${version}`]
    const says = known?.says === license ? known.is : license
    if (!says) return [`${name} ${version} says no licence`]
    return fits(says, may) ? [] : [`${name} ${version} is under ${says}, which is not among those allowed`]
  })
}

/** SPDX expressions as packages use them: one licence, or several in brackets joined by the same word. */
function fits(expression, may) {
  const bare = expression.replace(/^\(|\)$/g, '')
  if (bare.includes(' OR ')) return bare.split(' OR ').some(may)
  return bare.split(' AND ').every(may)
}
