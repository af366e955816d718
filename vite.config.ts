import path from 'node:path'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

/** Builds web/ into dist/web; in development, `npm run dev` serves it beside a server started with `npm start`. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'web'),
  cacheDir: path.join(import.meta.dirname, 'node_modules/.vite'),
  plugins: [react()],
  server: { proxy: { '/api/': 'http://127.0.0.1:3000' } },
  build: {
    outDir: path.join(import.meta.dirname, 'dist/web'),
    // Pages that are open still ask for the chunks of the build before; start/old-chunks.mjs removes older ones.
    emptyOutDir: false,
    // Chrome 90 is what domestic browsers in government offices are built on.
    target: 'chrome90',
    sourcemap: false,
    // Inlined files would need data: in the content security policy.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 400,
    modulePreload: { polyfill: false },
  },
})
