import { phaseOf } from '#core/call/window.ts'
import { findCallFolder, readCallFolder } from '#server/call-folder.ts'
import { installCall } from '#server/commands/call/install.ts'
import { problemLine } from './call.ts'
import { firstWord, instantOption } from './options.ts'
import type { Verb } from './verb.ts'
import { withDatabase } from './with-database.ts'

const usage = 'call install <name or folder> [--opens <instant> --closes <instant>]'

/** `call install`: puts a call's folder into force as a new version; the same content again changes nothing. */
export const callInstallVerb: Verb = {
  about: `put a call into force: ${usage}`,
  run: async (args, surroundings) => {
    const name = firstWord(args)
    if (name === undefined) throw new Error(`Which call? ${usage}`)
    const [opens, closes] = [instantOption(args, 'opens'), instantOption(args, 'closes')]
    const files = await readCallFolder(await findCallFolder(name))
    const given = { ...(opens === undefined ? {} : { opens }), ...(closes === undefined ? {} : { closes }) }
    await withDatabase(surroundings, async (ctx) => {
      const installed = await installCall(ctx, files, given, ctx.now())
      if (!installed.ok) {
        for (const it of installed.error) console.error(problemLine(it, surroundings.env))
        process.exitCode = 1
        return
      }
      const { call, version, changed, windowKept } = installed.value
      console.log(
        changed
          ? `${call}: version ${version} is in force`
          : `${call}: version ${version} was in force already`,
      )
      if (windowKept)
        console.log(
          'The window stays as it was announced; extend it on the screen, or name another with --opens and --closes.',
        )
    })
  },
}

/** `call show`: which calls are installed, in which version, and in which phase they are. */
export const callShowVerb: Verb = {
  about: 'list the installed calls with version, phase and window',
  run: async (_args, surroundings) =>
    withDatabase(surroundings, async (ctx) => {
      const calls = await ctx.calls.current()
      if (calls.length === 0) console.log('No call is installed: zhinan call install <name or folder>')
      for (const { call, version } of calls)
        console.log(
          [
            call.id,
            `version ${version}`,
            phaseOf(call.window, ctx.now()),
            `${local(call.window.opens)} – ${local(call.window.closes)}`,
            call.title.zh,
          ].join('  '),
        )
    }),
}

const local = (at: number): string =>
  new Date(at + 8 * 3_600_000).toISOString().slice(0, 16).replace('T', ' ')
