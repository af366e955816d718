import { showComputed } from '#core/form/computed.ts'
import type { ComputedField } from '#core/form/form.ts'
import { useLanguage } from '../../language.tsx'
import { type InputProps, useForm } from '../context.ts'
import { useEditorWords } from '../words.ts'

/** Worked out from other answers as they change. */
export function ComputedInput({ field, id }: InputProps<ComputedField>) {
  const words = useEditorWords()
  const language = useLanguage()
  const { asking, lists } = useForm()
  const shown = showComputed(field, asking.answers, lists, language === 'en' ? 'en' : 'zh')
  return (
    <output id={id} className="computed num">
      {shown === '' ? words.nothingYet : shown}
    </output>
  )
}
