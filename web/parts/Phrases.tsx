import { useLanguage } from '../language.tsx'

/** Sets a heading so that Chinese breaks between words, never inside one. */
export function Phrases({ text }: { readonly text: string }) {
  const language = useLanguage()
  if (language === 'en' || typeof Intl.Segmenter !== 'function') return text
  return phrasesOf(text).map(({ phrase, at }) => (
    <span className="phrase" key={at}>
      {phrase}
    </span>
  ))
}

/** Words with their punctuation: an opening mark stays with what follows it, any other with what precedes it. */
function phrasesOf(text: string): readonly { readonly phrase: string; readonly at: number }[] {
  const phrases: { phrase: string; at: number }[] = []
  for (const { segment, index } of new Intl.Segmenter('zh', { granularity: 'word' }).segment(text)) {
    const last = phrases[phrases.length - 1]
    const opened = last !== undefined && /[（“《〈]$/.test(last.phrase)
    const closing = /^[^\p{L}\p{N}（“《〈]+$/u.test(segment)
    if (last !== undefined && (opened || closing)) last.phrase += segment
    else phrases.push({ phrase: segment, at: index })
  }
  return phrases
}
