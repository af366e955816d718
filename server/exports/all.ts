import type { ExportSort } from '#core/export.ts'
import { archive } from './archive.ts'
import { dossier } from './dossier.ts'
import type { Exporter } from './exporter.ts'
import { mySuggestions } from './registers/my-suggestions.ts'

/** Every sort of export by its name; a new one is a line here. */
export const exporters: Readonly<Partial<Record<ExportSort, Exporter>>> = {
  'my-suggestions': mySuggestions,
  dossier,
  archive,
}
