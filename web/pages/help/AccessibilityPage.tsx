import { Prose } from '../../parts/Prose.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { useFrameWords } from '../../words.ts'
import { useHelpWords } from './words.ts'

/** What works for whom, what does not yet, and how to get help meanwhile. */
export default function AccessibilityPage() {
  const frame = useFrameWords()
  const { accessibility } = useHelpWords()
  return (
    <ReadingPage title={frame.pages.accessibility} lede={accessibility.lede}>
      <Prose text={accessibility.body} />
    </ReadingPage>
  )
}
