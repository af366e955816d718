import { ExportButton } from '../../parts/ExportButton.tsx'
import { useExportWords } from '../../parts/export-words.ts'
import { useMe } from '../../session.tsx'

/** Everything of the call as one file, for who answers for the whole collection and may take it out. */
export function ArchivePart({ call, title }: { readonly call: string; readonly title: string }) {
  const { dossier: words } = useExportWords()
  const roles = useMe()?.staff.map((it) => it.role) ?? []
  if (!roles.includes('exporter') || !(roles.includes('triage') || roles.includes('leader'))) return null
  return (
    <section className="part">
      <h2>{words.archiveTitle}</h2>
      <p>{words.archiveWhy}</p>
      <ExportButton sort="archive" wanted={{ call }} text={words.archive} label={title} />
    </section>
  )
}
