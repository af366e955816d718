import { defineConfig } from 'vitest/config'

/** `fast` runs anywhere; `screens` needs the built product and a browser, and takes its time. */
export default defineConfig({
  test: {
    globalSetup: ['test/support/cluster.ts'],
    projects: [
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['{core,text,api,documents,server,cli,demo,web,calls,bench,test}/**/*.test.{ts,tsx}'],
          exclude: ['test/screens/**', '**/node_modules/**'],
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
