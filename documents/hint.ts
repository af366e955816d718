import type { Field } from '#core/form/form.ts'
import { maxOf } from '#core/form/kind.ts'
import type { Words } from '#core/text.ts'
import { document as english } from '#text/en/document.ts'
import { document as chinese } from '#text/zh-CN/document.ts'
import type { Said } from './paper.ts'
import { isTicked } from './printed.ts'
import type { Printing } from './sheet.ts'
import { speaking } from './speaking.ts'

/** How to fill it in, said on blank forms only. */
export function hintOf(field: Field, printing: Printing): { readonly hint?: Said } {
  if (printing.filled !== undefined) return {}
  const hints = (words: typeof chinese, language: keyof Words): string[] => [
    ...(field.hint === undefined ? [] : [field.hint[language]]),
    ...limitOf(field, words, printing),
  ]
  const [zh, en] = [hints(chinese, 'zh').join(' '), hints(english, 'en').join(' ')]
  return zh === '' ? {} : { hint: speaking(printing.language, chinese, english).said({ zh, en }) }
}

function limitOf(field: Field, words: typeof chinese, { identity, lists }: Printing): string[] {
  switch (field.kind) {
    case 'text':
    case 'long-text': {
      const max = maxOf(field, identity.kind)
      return field.hint?.zh.includes(String(max)) ? [] : [words.atMost(max)]
    }
    case 'date':
      return [field.precision === 'day' ? words.day : words.month]
    case 'period':
      return [words.ends]
    case 'choices':
      return [isTicked(field, lists) ? words.several : words.separate]
    case 'choice':
      return isTicked(field, lists) ? [words.one] : []
    case 'tags':
      return [words.separate]
    case 'table':
      return field.hint?.zh.includes(String(field.maxRows))
        ? []
        : [words.rows(field.minRows ?? 0, field.maxRows)]
    default:
      return []
  }
}
