import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { BaseSequencer } from 'vitest/node'

/** What takes longest begins first, so that nobody waits for it at the end. */
const long = [
  'screens/to-the-guide',
  'screens/pictures',
  'screens/project',
  'screens/kinds',
  'screens/staff',
  'screens/demand-to-acceptance',
  'screens/journey',
  'screens/judging',
  'screens/editor',
  'screens/flows',
  'bad-input/',
  'access/access',
  'backup/drill',
  'journeys/leaks',
  'background/keeper',
  'routes/call-admin',
]

class LongestFirst extends BaseSequencer {
  override async sort(files: Parameters<BaseSequencer['sort']>[0]) {
    const rank = (id: string) => {
      const at = long.findIndex((part) => id.includes(part))
      return at < 0 ? long.length : at
    }
    const sorted = await super.sort(files)
    return sorted.toSorted((a, b) => rank(a.moduleId) - rank(b.moduleId))
  }
}

/**
 * `fast` runs anywhere; `office` needs LibreOffice, `pooler` PgBouncer; `screens` needs the built product and a browser, and takes
 * its time.
 */
export default defineConfig({
  test: {
    // Of the tool's own second, a busy machine may need all; whoever waits for a condition waits no longer than it takes.
    expect: { poll: { timeout: 15_000 } },
    globalSetup: ['test/support/cluster.ts'],
    setupFiles: ['test/support/chance.ts'],
    sequence: { sequencer: LongestFirst },
    // Two files at a time even on two cores: each waits for the database or the browser half of its time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Files share what they import: loading it anew for each took longer than most of them.
    isolate: false,
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['{core,text,api,documents,server,cli,demo,web,calls,bench,test}/**/*.test.{ts,tsx}'],
          exclude: ['test/{screens,office,pooler}/**', '**/node_modules/**'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'pooler',
          include: ['test/pooler/**/*.test.ts'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
        },
      },
      {
        extends: true,
        test: { name: 'office', include: ['test/office/**/*.test.ts'], testTimeout: 300_000 },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['test/screens/**/*.test.ts'],
          testTimeout: 300_000,
          hookTimeout: 300_000,
        },
      },
    ],
  },
})
