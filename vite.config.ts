import { readFile, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import { defineConfig, type Plugin } from 'vite'

/** Lays compressed copies beside the scripts and styles, once at the build; the server sends them as they are. */
const compressed = (): Plugin => ({
  name: 'compressed',
  apply: 'build',
  async writeBundle({ dir = '' }, bundle) {
    for (const name of Object.keys(bundle).filter((it) => /\.(js|css|svg)$/.test(it))) {
      const file = path.join(dir, name)
      const content = await readFile(file)
      await writeFile(`${file}.br`, await promisify(brotliCompress)(content))
      await writeFile(`${file}.gz`, await promisify(gzip)(content, { level: 9 }))
    }
  },
})

/** Builds web/ into dist/web; in development, `npm run dev` serves it beside a server started with `npm start`. */
export default defineConfig({
  root: path.join(import.meta.dirname, 'web'),
  cacheDir: path.join(import.meta.dirname, 'node_modules/.vite'),
  plugins: [react(), compressed()],
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
    // Only what draws figures is larger; it is fetched when a picture is first seen.
    chunkSizeWarningLimit: 620,
    modulePreload: { polyfill: false },
  },
})
