import { defineConfig } from 'vite'

/**
 * Bundles the command line and the server behind it into dist/main.js, and the processes that the server starts, into
 * dist/background.js, dist/press.js and dist/reader.js; what they share lies in dist/server. Packages stay in node_modules.
 */
export default defineConfig({
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      input: {
        main: 'cli/main.ts',
        background: 'server/background/main.ts',
        press: 'server/press/main.ts',
        reader: 'server/files/reader/main.ts',
      },
      // Without a hash, so that a build leaves none of the build before.
      output: { entryFileNames: '[name].js', chunkFileNames: 'server/[name].js' },
    },
  },
})
