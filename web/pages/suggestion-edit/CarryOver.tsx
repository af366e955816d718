import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useRef } from 'react'
import { request } from '../../api.ts'
import type { Keeper } from '../../form/keeper.ts'
import { momentOf } from '../../form/time.ts'
import { useEditorWords } from '../../form/words.ts'
import { useLanguage } from '../../language.tsx'
import { newId } from '../../new-id.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { CarryReportView } from './CarryReportView.tsx'
import type { Draft } from './EditPage.tsx'

/** Everything written is with the server before anybody looks at what would become of it. */
const useCarryOver = (id: string, keeper?: Keeper) =>
  useQuery({
    queryKey: ['carry-over', id],
    gcTime: 0,
    queryFn: async ({ signal }) => {
      const saved = (await keeper?.flush()) ?? true
      const answer = await request('GET /suggestions/:id/carry-over', { signal, params: { id } })
      return { ...answer, saved }
    },
  })

interface Props {
  readonly draft: Draft
  readonly keeper: Keeper
  readonly onCarried: () => void
  readonly onClose: () => void
}

/** What would be kept, moved and left behind, and then the button that does it. */
export function CarryOver({ draft, keeper, onCarried, onClose }: Props) {
  const { id, call, kind } = draft.suggestion
  const words = useEditorWords().newer
  const sentence = useSentence()
  const queries = useQueryClient()
  const key = useRef(newId())
  const asked = useCarryOver(id, keeper)
  const offered = asked.data?.offered ?? null
  const act = useMutation({
    mutationFn: async () => {
      if (offered === null) return
      await request('POST /suggestions/:id/carry-over', {
        params: { id },
        body: {
          key: key.current,
          revision: offered.revision,
          rev: offered.rev,
          to: offered.report.to,
        },
      })
    },
    onSuccess: () => {
      void queries.invalidateQueries({ queryKey: ['suggestion', id] })
      queries.removeQueries({ queryKey: ['carry-over', id] })
      onCarried()
    },
    onError: () => {
      key.current = newId()
      void asked.refetch()
    },
  })
  return (
    <Dialog
      wide
      title={words.title}
      onClose={onClose}
      actions={
        <>
          <button type="button" className="btn" onClick={onClose}>
            {words.stay}
          </button>
          <button
            type="button"
            className="btn main"
            aria-disabled={offered === null || asked.data?.saved === false || act.isPending}
            onClick={() => {
              if (offered !== null && asked.data?.saved !== false && !act.isPending) act.mutate()
            }}
          >
            {act.isPending ? words.doing : words.doIt}
          </button>
        </>
      }
    >
      <p className="sub">{words.how}</p>
      {asked.error ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : offered === null ? (
        <p>{words.gone}</p>
      ) : (
        <CarryReportView id={id} call={call} kind={kind} report={offered.report} done={false} />
      )}
      {asked.data?.saved === false ? (
        <p className="err" role="alert">
          {words.unsaved}
        </p>
      ) : act.error ? (
        <p className="err" role="alert">
          {sentence(act.error)}
        </p>
      ) : null}
    </Dialog>
  )
}

/** What came of it, also long afterwards: texts that had no place can be read and copied here. */
export function CarriedOver({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }) {
  const { id, call, kind } = draft.suggestion
  const words = useEditorWords().newer
  const language = useLanguage()
  const asked = useCarryOver(id)
  return (
    <Dialog
      wide
      title={words.report}
      onClose={onClose}
      actions={
        <button type="button" className="btn main" onClick={onClose}>
          {words.close}
        </button>
      }
    >
      <p className="sub">{words.reportWhy}</p>
      {asked.error ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined ? (
        <Waiting />
      ) : (
        asked.data.done.map((it) => (
          <section key={it.at}>
            <h3 className="num">{words.by(it.by, momentOf(it.at, language))}</h3>
            <CarryReportView id={id} call={call} kind={kind} report={it.report} done />
          </section>
        ))
      )}
    </Dialog>
  )
}
