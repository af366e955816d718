/** Names that mean a device to Windows, with or without an ending. */
const reserved = /^(con|prn|aux|nul|conin\$|conout\$|com[0-9¹²³]|lpt[0-9¹²³])$/i
/** What some system reads as a path, a wildcard or nothing at all; marks that turn the direction of writing hide an ending. */
const unsafe = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}<>:"/\\|?*]/gu
/** Bytes that every file system of today takes. */
const longest = 180

const bytesOf = (text: string): number => new TextEncoder().encode(text).length

/** A name that people gave, as every system can store it: one name and no path, its ending kept. */
export function safeName(given: string, otherwise = 'file'): string {
  const clean = given
    .normalize('NFC')
    .replaceAll(unsafe, '_')
    .replace(/^[\s.]+/u, '')
    .replace(/[\s.]+$/u, '')
  const [stem, ending] = parted(clean)
  const named = stem === '' ? otherwise : plain(stem)
  // What was cut may have become a device's name, and is short then.
  return plain(cut(named, longest - bytesOf(ending))) + ending
}

/** A stem that no system takes for a device. */
const plain = (stem: string): string => (reserved.test(stem.split('.')[0]?.trim() ?? '') ? `_${stem}` : stem)

/** Stem and ending; an ending is short, and what begins with a dot has none. */
function parted(name: string): readonly [stem: string, ending: string] {
  const at = name.lastIndexOf('.')
  return at > 0 && bytesOf(name.slice(at)) <= 16 ? [name.slice(0, at), name.slice(at)] : [name, '']
}

function cut(text: string, most: number): string {
  let kept = ''
  let size = 0
  for (const sign of text) {
    size += bytesOf(sign)
    if (size > most) return kept.replace(/[\s.]+$/u, '')
    kept += sign
  }
  return text
}

/** Gives each safe name once and safe: the second of a name gets a number, also where only capitals differ. */
export function onlyOnce(): (name: string) => string {
  const taken = new Set<string>()
  return (name) => {
    const [stem, ending] = parted(name)
    let only = name
    for (let n = 2; taken.has(folded(only)); n++) {
      const end = ` (${n})${ending}`
      only = cut(stem, longest - bytesOf(end)) + end
    }
    taken.add(folded(only))
    return only
  }
}

/** One for all that some system takes for the same name or path. */
export const folded = (name: string): string => name.normalize('NFC').toLowerCase()

/** Whether a path of an archive stays inside the folder that it is unpacked into, on every system. */
export const isInside = (path: string): boolean =>
  path.length > 0 &&
  bytesOf(path) <= 1000 &&
  path.split('/').every((part) => part !== '' && part === safeName(part) && part !== '.' && part !== '..')
