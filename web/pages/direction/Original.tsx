import type { Answers } from '#core/form/answers.ts'
import { hiddenIn, useFormOf, useVersion } from '../../desk/read.ts'
import { FormView } from '../../form/FormView.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useDirectionDesk } from './desk-context.ts'
import type { Source } from './use-direction.ts'

/** The whole form that a source was handed in as, in the version that is drawn on. */
export function Original({ source, onClose }: { readonly source: Source; readonly onClose: () => void }) {
  const { view } = useDirectionDesk()
  const { suggestion, version } = source
  const asked = useVersion(suggestion.id, version)
  const form = useFormOf(view.call, suggestion.kind)
  return (
    <Dialog wide title={suggestion.title || suggestion.no} onClose={onClose}>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : asked.data === undefined || form === undefined ? (
        <Waiting />
      ) : (
        <FormView
          form={form.form}
          lists={form.lists}
          answers={asked.data.answers as Answers}
          call={view.call}
          hidden={hiddenIn(form.form, asked.data.hidden)}
        />
      )}
    </Dialog>
  )
}
