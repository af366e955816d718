import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { ProjectDraftView } from '#api/project-drafts.ts'
import type { Form } from '#core/form/form.ts'
import { writtenStages } from '#core/project/project.ts'
import { request } from '../../api.ts'
import { untilLeft, useKeeper } from '../../form/use-keeper.ts'
import { projectWire } from '../../form/wire.ts'
import { useEditorWords } from '../../form/words.ts'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useCalls, useMe } from '../../session.tsx'
import { useProject } from '../project/read.ts'
import { StageEditor } from './StageEditor.tsx'
import '../../form/form.css'
import '../suggestion-edit/edit.css'
import '../suggestion-edit/beside.css'
import '../suggestion-edit/narrow.css'
import '../suggestion-edit/notes.css'

/** What a stage is written under in this browser: an edit left over never lands in another stage. */
const keptAs = (project: string, stage: string): string => `${project}/${stage}`

/** Opens the stage that a project is at, and keeps what is written in it while the page is open. */
export default function ProjectEditPage() {
  const id = useParam('id')
  const me = useMe()
  const person = me?.person
  const calls = useCalls()
  const project = useProject(id)
  const asked = useQuery({
    queryKey: ['project-draft', id, person],
    enabled: person !== undefined,
    gcTime: 0,
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    queryFn: async ({ signal }) => {
      await Promise.all(writtenStages.map((it) => untilLeft(keptAs(id, it))))
      return request('GET /projects/:id/draft', { signal, params: { id } })
    },
  })
  const draft = asked.data
  const call = calls.data?.find((it) => it.id === draft?.call)
  const beginning = useBeginning(draft, person, call?.secrecyWords)
  const keeper = useKeeper(keptAs(id, draft?.stage ?? ''), beginning)
  const error = asked.error ?? project.error ?? calls.error
  if (error)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void asked.refetch()} />
      </div>
    )
  if (!draft || !project.data || !call || !keeper || !me) return <Waiting />
  return (
    <StageEditor key={draft.stage} draft={draft} view={project.data} keeper={keeper} call={call} me={me} />
  )
}

function useBeginning(
  draft: ProjectDraftView | undefined,
  person: string | undefined,
  secrecyWords: readonly string[] | undefined,
) {
  const words = useEditorWords()
  // biome-ignore lint/correctness/useExhaustiveDependencies: a change of words must not open the draft anew.
  return useMemo(() => {
    if (draft === undefined || person === undefined || secrecyWords === undefined) return
    return {
      form: draft.form as Form,
      me: person,
      rev: draft.rev,
      revision: draft.revision,
      callVersion: draft.callVersion,
      otherForm: words.save.otherForm,
      answers: draft.answers,
      present: [],
      secrecyWords,
      wire: projectWire(draft.id),
      unkeepable: (problem: string) =>
        words.unkeepable[problem as keyof typeof words.unkeepable] ?? words.unkeepable.other,
    }
  }, [draft, person, secrecyWords === undefined])
}
