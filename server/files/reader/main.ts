import { buffer } from 'node:stream/consumers'
import { Worker } from 'node:worker_threads'
import type { FileSaid, Wanted } from './asked.ts'

/**
 * A process for one file: it reads the file from its input, writes what it says to its output, and ends. It holds no
 * connection, no secret and no setting, and whatever a file does to it goes with it.
 */

const [wanted, ending, mostMemory] = process.argv.slice(2) as [Wanted, string, string]

/** Buffers lie outside the heap that V8 bounds, so that a thread beside the reading looks at the whole process. */
const watch = `setInterval(() => {
  if (process.memoryUsage.rss() > ${Number(mostMemory)}) process.kill(process.pid, 'SIGKILL')
}, 20)`
new Worker(watch, { eval: true }).unref()

async function textOf(bytes: Buffer): Promise<FileSaid> {
  switch (ending) {
    case 'pdf':
      return (await import('./pdf.ts')).textOfPdf(bytes)
    case 'docx':
      return (await import('./office.ts')).textOfWord(bytes)
    case 'xlsx':
      return (await import('./office.ts')).textOfWorkbook(bytes)
    default:
      return { outcome: 'empty', text: '' }
  }
}

const bytes = await buffer(process.stdin)
const answer =
  wanted === 'text' ? await textOf(bytes) : { page: await (await import('./page.ts')).pageOfWord(bytes) }
process.stdout.write(JSON.stringify(answer), () => process.exit(0))
