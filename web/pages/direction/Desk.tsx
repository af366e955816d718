import { useQueryClient } from '@tanstack/react-query'
import { type ReactNode, useEffect, useMemo } from 'react'
import type { Answers } from '#core/form/answers.ts'
import { asked } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { assemble } from '#core/form/paths.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { FormContext, type FormSetting } from '../../form/context.ts'
import { valueNow } from '../../form/draft.ts'
import { DraftContext } from '../../form/draft-context.ts'
import type { Keeper } from '../../form/keeper.ts'
import { useAnswers } from '../../form/use-answers.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import type { Call, Me } from '../../session.tsx'
import { Columns } from './Columns.tsx'
import { Head } from './Head.tsx'
import { Missing } from './Missing.tsx'
import { Quoting } from './Quoting.tsx'
import { Reading } from './Reading.tsx'
import { askDirection, type View } from './use-direction.ts'
import { Writing } from './Writing.tsx'

export interface DeskProps {
  readonly view: View
  readonly call: Call
  readonly form: Form
  readonly lists: Lists
  readonly scale: ReadinessScale
  readonly policy: ReadinessPolicy
  readonly me: Me
}

/** The desk while the direction is drafted. */
export function WriteDesk(props: DeskProps & { readonly keeper: Keeper }) {
  const { view, form, lists, policy, scale, keeper, me, call } = props
  const editor = useEditorWords()
  const say = useSay()
  const queries = useQueryClient()
  const it = useAnswers(keeper, form, lists, policy, view.kind, '')
  const setting = useMemo(
    (): FormSetting => ({
      lists,
      scale,
      asking: { kind: view.kind, orgType: '', answers: it.counted },
      findings: it.findings,
      valueAt: (path) => valueNow(keeper.snapshot().draft, path),
      write: keeper.write,
      writeAll: keeper.writeAll,
      uploads: undefined,
    }),
    [lists, scale, view.kind, it.counted, it.findings, keeper],
  )
  const office = call.offices.find((one) => one.code === view.office)
  const open = useMemo(
    () => ({
      suggestion: view.id,
      history: false,
      me: me.person,
      keeper,
      snapshot: it.snapshot,
      phone: office === undefined ? call.hotline.phone : `${say(office.name)} ${office.phone}`,
      nameOf: (person: string) => view.people[person] ?? editor.somebody,
    }),
    [view.id, view.people, me.person, keeper, it.snapshot, office, call, say, editor],
  )
  // Somebody made a step or changed the sources elsewhere.
  useEffect(() => {
    if (it.snapshot.revision > view.revision) void askDirection(queries, view.id)
  }, [it.snapshot.revision, view.revision, view.id, queries])
  const pathOf = (event: { target: EventTarget }) =>
    event.target instanceof HTMLElement ? event.target.dataset['path'] : undefined
  return (
    <FormContext value={setting}>
      <DraftContext value={open}>
        <Around {...props} answers={it.answers}>
          <Head view={view} answers={it.answers} form={form} findings={it.findings} keeper={keeper} />
          <Columns>
            {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears in which field the keyboard is. */}
            <div
              className="dir-body"
              onFocus={(event) => {
                const path = pathOf(event)
                if (path !== undefined) keeper.focus(path)
              }}
              onBlur={(event) => {
                const path = pathOf(event)
                if (path !== undefined) keeper.blur(path)
              }}
            >
              <Writing form={form} answered={it} />
            </div>
            <Missing form={form} findings={it.findings} />
          </Columns>
        </Around>
      </DraftContext>
    </FormContext>
  )
}

/** The desk while others have it, and for those who only read. */
export function ReadDesk(props: DeskProps) {
  const { view, form, lists } = props
  const answers = useMemo(
    () =>
      assemble(
        form,
        view.answers.filter((it) => it.value !== null),
      ),
    [form, view.answers],
  )
  return (
    <Around {...props} answers={answers}>
      <Head view={view} answers={answers} form={form} findings={[]} keeper={null} />
      <Columns>
        <Reading form={form} lists={lists} answers={answers} />
      </Columns>
    </Around>
  )
}

function Around({
  view,
  form,
  answers,
  children,
}: DeskProps & { readonly answers: Answers; readonly children: ReactNode }) {
  const fields = useMemo(
    () => asked(form, { kind: view.kind, orgType: '', answers }).fields,
    [form, view.kind, answers],
  )
  return (
    <Quoting view={view} form={form} fields={fields} answers={answers}>
      {children}
    </Quoting>
  )
}
