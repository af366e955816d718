import { spawn } from 'node:child_process'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'

/** What LibreOffice calls the formats that it saves as; `csv` is UTF-8, every cell as it looks. */
const filters = {
  odt: 'odt',
  doc: 'doc:MS Word 97',
  docx: 'docx:MS Word 2007 XML',
  pdf: 'pdf',
  ods: 'ods',
  xlsx: 'xlsx:Calc MS Excel 2007 XML',
  csv: 'csv:Text - txt - csv (StarCalc):44,34,76,1,,0,false,true,false',
} as const
type Ending = keyof typeof filters

type Files = ReadonlyMap<string, Uint8Array>

/** An office program with a profile of its own, so that no other one is in its way; closed when done. */
export class Office {
  readonly #folder: string
  #round = 0
  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(): Promise<Office> {
    return new Office(await mkdtemp(path.join(tmpdir(), 'zhinan-office-')))
  }

  close(): Promise<void> {
    return rm(this.#folder, { recursive: true, force: true })
  }

  /** Opens files that end in `from` and saves them as another format, all in one run; what it leaves out is missing. */
  async convert(files: Files, from: Ending, to: Ending): Promise<Files> {
    const folder = path.join(this.#folder, String(this.#round++))
    const out = path.join(folder, 'out')
    await mkdir(out, { recursive: true })
    const paths = await Promise.all(
      [...files].map(async ([name, bytes]) => {
        const file = path.join(folder, `${name}.${from}`)
        await writeFile(file, bytes)
        return file
      }),
    )
    await this.#run(['--convert-to', filters[to], '--outdir', out, ...paths])
    const saved = await Promise.all(
      [...files.keys()].map(async (name) => [name, await readFile(path.join(out, `${name}.${to}`))] as const),
    )
    return new Map(saved)
  }

  #run(args: readonly string[]): Promise<void> {
    const profile = `-env:UserInstallation=${pathToFileURL(path.join(this.#folder, 'profile')).href}`
    return new Promise((resolve, reject) => {
      const child = spawn('soffice', [profile, '--headless', '--norestore', ...args], {
        stdio: ['ignore', 'ignore', 'pipe'],
      })
      let said = ''
      child.stderr.on('data', (it) => {
        said += String(it)
      })
      child.on('error', reject)
      child.on('exit', (code) => (code === 0 ? resolve() : reject(new Error(`soffice: ${code} ${said}`))))
    })
  }
}
