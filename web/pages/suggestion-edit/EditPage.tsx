import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect, useMemo, useState } from 'react'
import { type Answer, request } from '../../api.ts'
import { untilLeft, useKeeper } from '../../form/use-keeper.ts'
import { wireOf } from '../../form/wire.ts'
import { useEditorWords } from '../../form/words.ts'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { type Call, useCalls, useMe } from '../../session.tsx'
import { Editor } from './Editor.tsx'
import { useForm, useReadiness } from './load.ts'
import '../../form/form.css'
import './edit.css'
import './beside.css'
import './condensed.css'
import './narrow.css'
import './notes.css'

export type Draft = Answer<'GET /suggestions/:id/draft'>

/** Opens a draft with everything the editor needs, and keeps it while the page is open. */
export default function EditPage() {
  const id = useParam('id')
  const words = useEditorWords()
  const me = useMe()
  const queries = useQueryClient()
  const person = me?.person
  const asked = useQuery({
    queryKey: ['draft', id, person],
    enabled: person !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      await untilLeft(id)
      return request('GET /suggestions/:id/draft', { signal, params: { id } })
    },
  })
  const draft = asked.data
  const calls = useCalls()
  const form = useForm(draft?.suggestion.call, draft?.suggestion.kind, draft?.suggestion.callVersion)
  const readiness = useReadiness(draft?.suggestion.call, draft?.suggestion.callVersion)
  const call = calls.data?.find((it) => it.id === draft?.suggestion.call)
  const shape = form.data?.form
  const [carried, setCarried] = useState(false)
  const unkeepable = useMemo(
    () => (problem: string) =>
      words.unkeepable[problem as keyof typeof words.unkeepable] ?? words.unkeepable.other,
    [words],
  )
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of words must not open the draft anew.
  const beginning = useMemo(() => {
    if (draft === undefined || call === undefined || shape === undefined || person === undefined) return
    return {
      form: shape,
      me: person,
      rev: draft.rev,
      revision: draft.suggestion.revision,
      callVersion: draft.suggestion.callVersion,
      otherForm: words.save.otherForm,
      answers: draft.answers,
      present: draft.present,
      secrecyWords: call.secrecyWords,
      wire: wireOf(id),
      unkeepable,
    }
  }, [draft, call?.id, shape, person, id])
  const keeper = useKeeper(id, beginning)
  useEffect(() => () => void queries.invalidateQueries({ queryKey: ['suggestions'] }), [queries])

  const error = asked.error ?? form.error ?? readiness.error ?? calls.error
  if (error)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void asked.refetch()} />
      </div>
    )
  if (!draft || !form.data || !readiness.data || !call || !keeper || !me) return <Waiting />
  return (
    <Editor
      key={id}
      draft={draft}
      keeper={keeper}
      call={call satisfies Call}
      form={form.data.form}
      lists={form.data.lists}
      scale={readiness.data.scale}
      policy={readiness.data.policy}
      me={me}
      justCarried={carried}
      onCarried={() => {
        setCarried(true)
        void asked.refetch()
      }}
    />
  )
}
