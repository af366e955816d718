import { useMe } from '../session.tsx'
import { ExportButton } from './ExportButton.tsx'
import { useExportWords } from './export-words.ts'

interface Props {
  readonly ids: readonly string[]
  /** Whose dossier it is, said to those who hear the button alone. */
  readonly name?: string
  /** Filers take out what is theirs; on pages of the bureau it takes the role. */
  readonly own?: boolean
}

/** Asks for suggestions with everything that belongs to them, as one file that opens and proves itself anywhere. */
export function DossierButton({ ids, name, own = false }: Props) {
  const { dossier: words } = useExportWords()
  const staff = useMe()?.staff.map((it) => it.role) ?? []
  const bureau = (['officer', 'office-head', 'triage', 'leader'] as const).some((it) => staff.includes(it))
  if (ids.length === 0 || (bureau && !own && !staff.includes('exporter'))) return null
  return (
    <ExportButton
      sort="dossier"
      wanted={{ ids }}
      text={ids.length === 1 ? words.one : words.selected(ids.length)}
      label={name ?? words.of(ids.length)}
    />
  )
}
