import { useLanguage } from '../language.tsx'

/** Sets a heading so that Chinese breaks between words, never inside one. */
export function Phrases({ text }: { readonly text: string }) {
  const language = useLanguage()
  if (language === 'en' || typeof Intl.Segmenter !== 'function') return text
  const parts = [...new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)]
  return parts.map(({ segment, index }) => (
    <span className="phrase" key={index}>
      {segment}
    </span>
  ))
}
