import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

/** `fast` runs anywhere; `screens` needs the built product and a browser, and takes its time. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/cluster.ts'],
    // Two files at a time even on two cores: each waits for the database or the browser half of its time.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['{core,text,api,documents,server,cli,demo,web,calls,bench,test}/**/*.test.{ts,tsx}'],
          exclude: ['test/screens/**', '**/node_modules/**'],
          // Files share what they import: loading it anew for each took longer than most of them.
          isolate: false,
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'screens',
          include: ['test/screens/**/*.test.ts'],
          fileParallelism: false,
          testTimeout: 300_000,
          hookTimeout: 120_000,
        },
      },
    ],
  },
})
