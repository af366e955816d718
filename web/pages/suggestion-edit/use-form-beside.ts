import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { SuggestionView } from '#api/suggestions.ts'
import { type AskedSection, fieldsOf } from '#core/form/asked.ts'
import { assessmentOf, elementsTable } from '#core/form/assessment.ts'
import type { Form } from '#core/form/form.ts'
import { request } from '../../api.ts'
import type { FormSetting } from '../../form/context.ts'
import { useSheetWords } from '../../parts/readiness/words.ts'

type Beside = Pick<FormSetting, 'form' | 'call' | 'isOpen' | 'goTo' | 'previous'>

/** What questions know of the form around them; an assessment is compared with that of the version handed in last. */
export function useFormBeside(
  suggestion: Pick<SuggestionView, 'id' | 'versions' | 'call' | 'callVersion'>,
  form: Form,
  isOpen: (field: string) => boolean,
  goTo: (field: string) => void,
): Beside {
  const words = useSheetWords()
  const { id, versions, call, callVersion } = suggestion
  const version = useQuery({
    queryKey: ['version', id, versions],
    enabled: versions > 0 && elementsTable(fieldsOf(form)) !== undefined,
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: ({ signal }) =>
      request('GET /suggestions/:id/versions/:n', { signal, params: { id, n: versions } }),
  }).data
  const previous = useMemo(() => {
    if (version === undefined || version.purged) return undefined
    const assessment = assessmentOf(fieldsOf(form), version.answers)
    return assessment && { assessment, called: words.version(versions) }
  }, [version, form, words, versions])
  return useMemo(
    () => ({ form, call: { id: call, version: callVersion }, isOpen, goTo, previous }),
    [form, call, callVersion, isOpen, goTo, previous],
  )
}

/** What stands beside its source, and the sheets of an assessment, take the room of the side panel. */
export const isWide = ({ section, fields }: AskedSection): boolean =>
  section.sheet === 'condensation' ||
  fields.some((it) => it.kind === 'table' && (it.assesses !== undefined || it.use === 'readiness-evidence'))
