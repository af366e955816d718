/** The oldest Node that every package admits; below it the first error would be a riddle. */
const oldest = [20, 19]

/** Stops with a sentence when Node is too old. */
export function requireNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number)
  if (major > oldest[0] || (major === oldest[0] && minor >= oldest[1])) return
  console.error(`Zhinan needs Node ${oldest.join('.')} or newer; this is ${process.versions.node}.`)
  console.error(`指南平台需要 Node ${oldest.join('.')} 或更高版本，当前为 ${process.versions.node}。`)
  process.exit(1)
}
