import { useMemo } from 'react'
import { useKeeper } from '../../form/use-keeper.ts'
import { directionWire } from '../../form/wire.ts'
import { useEditorWords } from '../../form/words.ts'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useCalls, useMe } from '../../session.tsx'
import { type useForm, useReadiness } from '../suggestion-edit/load.ts'
import { ReadDesk, WriteDesk } from './Desk.tsx'
import { useDirection, useSheet } from './use-direction.ts'
import '../../desk/desk.css'
import '../../form/form.css'
import '../condense/condense.css'
import './direction.css'
import './writing.css'

export type LoadedForm = NonNullable<ReturnType<typeof useForm>['data']>

/** One direction: what the office has, where it comes from, and its words. It is kept open for writing while it is drafted. */
export default function DirectionPage() {
  const id = useParam('id')
  const editor = useEditorWords()
  const me = useMe()
  const person = me?.person
  const asked = useDirection(id)
  const view = asked.data
  const calls = useCalls()
  const sheet = useSheet(view?.call, view?.callVersion)
  const readiness = useReadiness(view?.call, view?.callVersion)
  const call = calls.data?.find((it) => it.id === view?.call)
  const form = sheet.data?.form
  const mayEdit = view?.may.includes('edit') ?? false
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is heard later is merged by the keeper, which is not opened anew.
  const beginning = useMemo(() => {
    if (view === undefined || call === undefined || form === undefined || person === undefined || !mayEdit)
      return
    return {
      form,
      me: person,
      rev: view.rev,
      revision: view.revision,
      callVersion: view.callVersion,
      otherForm: editor.save.otherForm,
      answers: view.answers,
      present: [],
      secrecyWords: call.secrecyWords,
      wire: directionWire(id),
      unkeepable: (problem: string) =>
        editor.unkeepable[problem as keyof typeof editor.unkeepable] ?? editor.unkeepable.other,
    }
  }, [view?.id, mayEdit, call?.id, form, person, id])
  const keeper = useKeeper(id, beginning)

  const error = asked.error ?? sheet.error ?? readiness.error ?? calls.error
  if (error && view === undefined)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void asked.refetch()} />
      </div>
    )
  if (!view || !sheet.data || !readiness.data || !call || !me) return <Waiting />
  const common = { view, call, form: sheet.data.form, lists: sheet.data.lists, me, ...readiness.data }
  if (!mayEdit) return <ReadDesk key={`${id} read`} {...common} />
  if (!keeper) return <Waiting />
  return <WriteDesk key={id} {...common} keeper={keeper} />
}
