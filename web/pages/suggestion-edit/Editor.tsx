import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import { routeIn } from '#core/routing/combinations.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { FormContext, type FormSetting, focusPath } from '../../form/context.ts'
import { valueNow } from '../../form/draft.ts'
import { DraftContext } from '../../form/draft-context.ts'
import { suggestionFiles } from '../../form/file-place.ts'
import type { Keeper } from '../../form/keeper.ts'
import { useAnswers } from '../../form/use-answers.ts'
import { useUploads } from '../../form/use-uploads.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { useSearchText } from '../../parts/params.ts'
import { useTitle } from '../../parts/title.ts'
import type { Call, Me } from '../../session.tsx'
import { routableOf } from '../office/FindOffice.tsx'
import { CheckPage } from './CheckPage.tsx'
import { DocHead } from './DocHead.tsx'
import type { Draft } from './EditPage.tsx'
import { NewerForm } from './NewerForm.tsx'
import { ReturnNote } from './ReturnNote.tsx'
import { SecretDialogs } from './SecretDialogs.tsx'
import { SectionSheet } from './SectionSheet.tsx'
import { SidePanel } from './SidePanel.tsx'
import { TaskList } from './TaskList.tsx'
import { UnitSheet } from './UnitSheet.tsx'
import { isWide, useFormBeside } from './use-form-beside.ts'
import { WholeForm } from './WholeForm.tsx'

interface Props {
  readonly draft: Draft
  readonly keeper: Keeper
  readonly call: Call
  readonly form: Form
  readonly lists: Lists
  readonly scale: ReadinessScale
  readonly policy: ReadinessPolicy
  readonly me: Me
  /** It was carried over to a newer form a moment ago. */
  readonly justCarried: boolean
  readonly onCarried: () => void
}

export interface Destination {
  readonly name: string
  readonly phone: string
}

/** The three columns: tasks, the section, what helps with it. */
export function Editor(props: Props) {
  const { draft, keeper, call, form, lists } = props
  const { suggestion } = draft
  const words = useEditorWords()
  const say = useSay()
  const navigate = useNavigate()
  const at = useSearchText('at')
  const [strict, setStrict] = useState(false)
  const [handed, setHanded] = useState(false)
  const [secretGone, setSecretGone] = useState(false)
  const it = useAnswers(keeper, form, lists, props.policy, suggestion.kind, draft.unit.type)
  const filePlace = useMemo(() => suggestionFiles(suggestion.id), [suggestion.id])
  const files = useUploads(filePlace, draft.files, call, keeper)
  const returned = suggestion.state === 'unit-returned' || suggestion.state === 'office-returned'
  const mayEdit = suggestion.may.includes('edit')
  const remarked = returned ? draft.remarks.flatMap((one) => one.field ?? []) : []
  const isOpen = useCallback(
    (field: string) =>
      mayEdit && (!returned || suggestion.unlocked.length === 0 || suggestion.unlocked.includes(field)),
    [mayEdit, returned, suggestion.unlocked],
  )

  const code = (use: 'field' | 'livelihood') => {
    const field = it.used(use)
    const value = field === undefined ? undefined : it.counted[field.id]
    return typeof value === 'string' && value !== '' ? value : suggestion[use]
  }
  const routed = routeIn(routableOf(call), {
    kind: suggestion.kind,
    field: code('field'),
    livelihood: code('livelihood'),
  })
  const officeCode =
    'office' in routed ? routed.office : (suggestion.officeRef?.code ?? call.offices[0]?.code)
  const office = call.offices.find((one) => one.code === officeCode)
  const destination =
    'office' in routed && office !== undefined ? { name: say(office.name), phone: office.phone } : null
  const phone = office === undefined ? call.hotline.phone : `${say(office.name)} ${office.phone}`

  const sections = it.sections
  const places = ['unit', ...sections.map((one) => one.section.id)]
  const first = returned
    ? sections.find((one) => one.fields.some((field) => suggestion.unlocked.includes(field.id)))?.section.id
    : sections.find((one) => (it.progress.get(one.section.id)?.must ?? 0) > 0)?.section.id
  const started = useRef(first ?? sections[0]?.section.id ?? 'unit')
  const place = at === 'check' || at === 'whole' || places.includes(at) ? at : started.current
  const section = sections.find((one) => one.section.id === place)
  const go = useCallback(
    (to: string, focus?: string) => {
      void keeper.flush()
      void navigate({ to: '.', search: { at: to } }).then(() => {
        if (focus === undefined) {
          window.scrollTo({ top: 0 })
          document.getElementById('sheet-title')?.focus({ preventScroll: true })
        } else setTimeout(() => focusPath(focus), 60)
      })
    },
    [keeper, navigate],
  )
  const goToField = useCallback(
    (field: string, path?: string) => {
      const target = sections.find((one) => one.fields.some((single) => single.id === field))
      go(target?.section.id ?? place, path ?? field)
    },
    [go, place, sections],
  )

  // Within the site, too, nobody leaves a text behind that only this page holds without having been asked.
  useBlocker({
    enableBeforeUnload: false,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && keeper.snapshot().onlyHere && !window.confirm(words.save.leave),
  })

  const beside = useFormBeside(suggestion, form, isOpen, goToField)
  useEffect(() => {
    const wiped = () => setSecretGone(true)
    window.addEventListener('zhinan:secret', wiped)
    return () => window.removeEventListener('zhinan:secret', wiped)
  }, [])

  const titleField = it.used('title')
  const written = titleField === undefined ? undefined : it.answers[titleField.id]
  const title = typeof written === 'string' && written.trim() !== '' ? written : suggestion.title
  useTitle(title)

  const setting = useMemo(
    (): FormSetting => ({
      lists,
      scale: props.scale,
      asking: { kind: suggestion.kind, orgType: draft.unit.type, answers: it.counted },
      findings: it.findings,
      valueAt: (path) => valueNow(keeper.snapshot().draft, path),
      write: keeper.write,
      writeAll: keeper.writeAll,
      uploads: files.uploads,
      ...beside,
    }),
    [
      lists,
      props.scale,
      suggestion.kind,
      draft.unit.type,
      it.counted,
      it.findings,
      keeper,
      files.uploads,
      beside,
    ],
  )
  const open = useMemo(
    () => ({
      suggestion: suggestion.id,
      history: true,
      me: props.me.person,
      keeper,
      snapshot: it.snapshot,
      phone,
      nameOf: (person: string) =>
        draft.people[person] ?? it.snapshot.present.find((one) => one.id === person)?.name ?? words.somebody,
    }),
    [suggestion.id, props.me.person, keeper, it.snapshot, phone, draft.people, words],
  )
  const pathOf = (event: { target: EventTarget }) =>
    event.target instanceof HTMLElement ? event.target.dataset['path'] : undefined

  return (
    <FormContext value={setting}>
      <DraftContext value={open}>
        <DocHead
          {...props}
          handed={handed}
          title={title}
          destination={destination}
          refused={'refused' in routed ? say(routed.refused) : null}
          phone={phone}
          incomplete={it.findings.some((one) => one.weight === 'must')}
          onCheck={() => go('check')}
          onWhole={() => go('whole')}
        />
        {handed ? null : <ReturnNote draft={draft} call={call} sections={sections} onGo={goToField} />}
        <NewerForm
          draft={draft}
          keeper={keeper}
          justCarried={props.justCarried}
          onCarried={props.onCarried}
        />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears in which field the keyboard is. */}
        <div
          className={
            place === 'check' || place === 'whole'
              ? 'cols alone'
              : section !== undefined && isWide(section)
                ? 'cols two'
                : 'cols'
          }
          onFocus={(event) => {
            const path = pathOf(event)
            if (path !== undefined) keeper.focus(path)
          }}
          onBlur={(event) => {
            const path = pathOf(event)
            if (path !== undefined) keeper.blur(path)
          }}
        >
          {place === 'check' ? (
            <CheckPage
              {...props}
              answered={it}
              destination={destination}
              onGo={goToField}
              onBack={() => go(started.current)}
              onStrict={setStrict}
              onHanded={() => setHanded(true)}
            />
          ) : place === 'whole' ? (
            <WholeForm {...props} answers={it.counted} onBack={() => go(started.current)} />
          ) : (
            <>
              <TaskList
                answered={it}
                place={place}
                present={it.snapshot.present}
                me={props.me.person}
                remarked={remarked}
                onGo={go}
              />
              <div className="mid">
                {section === undefined ? (
                  <UnitSheet draft={draft} places={places} sections={sections} onGo={go} />
                ) : (
                  <SectionSheet
                    key={section.section.id}
                    {...props}
                    section={section}
                    sections={sections}
                    answered={it}
                    isOpen={isOpen}
                    strict={strict}
                    onGo={go}
                  />
                )}
              </div>
              <SidePanel
                call={call}
                unit={draft.unit.name}
                section={section}
                answered={it}
                form={form}
                lists={lists}
                present={it.snapshot.present.filter((one) => one.id !== props.me.person)}
                sections={sections}
                onGo={goToField}
              />
            </>
          )}
        </div>
        <SecretDialogs
          held={files.held}
          onAnswer={files.answer}
          gone={secretGone}
          onGone={setSecretGone}
          phone={phone}
        />
      </DraftContext>
    </FormContext>
  )
}
