import { Prose } from '../../parts/Prose.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { useFrameWords } from '../../words.ts'
import { useHelpWords } from './words.ts'

/** What is done with personal information; people consent to the version shown here when they register. */
export default function PrivacyPage() {
  const frame = useFrameWords()
  const { privacy } = useHelpWords()
  return (
    <ReadingPage
      title={frame.pages.privacy}
      lede={privacy.lede}
      beside={<p>{privacy.versionLine(privacy.version)}</p>}
    >
      <Prose text={privacy.body} />
    </ReadingPage>
  )
}
