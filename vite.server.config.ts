import { defineConfig } from 'vite'

/** Bundles the command line and the server behind it into dist/main.js; packages stay in node_modules. */
export default defineConfig({
  build: {
    ssr: 'cli/main.ts',
    outDir: 'dist',
    emptyOutDir: false,
    target: 'node20',
    sourcemap: true,
    copyPublicDir: false,
    rolldownOptions: {
      output: { entryFileNames: 'main.js', chunkFileNames: 'server/[name]-[hash].js' },
    },
  },
})
