import { spawn } from 'node:child_process'
import { root } from './root.mjs'

/** Runs a program in the checkout, its words going where ours go; gives its exit code. */
export function runProgram(program, args, options = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, { cwd: root, stdio: 'inherit', ...options })
    child.once('error', (error) => {
      console.error(`${program}: ${error.message}`)
      resolve(127)
    })
    child.once('exit', (code) => resolve(code ?? 1))
  })
}

/** Runs a Node program of node_modules by its file, so that neither PATH nor npx is needed. */
export const runNode = (file, args, options) => runProgram(process.execPath, [file, ...args], options)

/** Runs a Node program by its file without a word until it has ended; gives its exit code and what it said. */
export function hearNode(file, args) {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [file, ...args], { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] })
    let said = ''
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text
      })
    child.once('error', (error) => resolve({ code: 127, said: `${said}${error.message}` }))
    child.once('close', (code) => resolve({ code: code ?? 1, said }))
  })
}

/** Runs npm: the one that started us, or the one on the PATH. */
export function runNpm(args, options) {
  const own = process.env.npm_execpath
  return own?.endsWith('.js') ? runNode(own, args, options) : runProgram('npm', args, options)
}
