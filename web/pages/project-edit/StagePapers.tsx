import type { WrittenStage } from '#core/project/project.ts'
import { addressOf } from '../../api.ts'
import { type AskedPaper, PaperLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'

interface Props {
  readonly id: string
  readonly stage: WrittenStage
  readonly name: string
}

/** The stage on paper: as it stands, and blank. */
export function StagePapers({ id, stage, name }: Props) {
  const { links: words } = usePaperWords()
  const address = (query: AskedPaper & { readonly stage?: WrittenStage }) =>
    addressOf('GET /projects/:id/paper', { params: { id }, query })
  return (
    <>
      <p className="papers-line">
        <PaperLinks lead={words.stage} of={name} href={address} />
      </p>
      <p className="papers-line">
        <PaperLinks
          lead={words.blankStage}
          of={`${words.blankStage} ${name}`}
          href={(query) => address({ ...query, stage })}
        />
      </p>
    </>
  )
}
