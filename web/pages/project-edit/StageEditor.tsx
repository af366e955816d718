import { useBlocker, useNavigate } from '@tanstack/react-router'
import { useCallback, useMemo, useRef, useState } from 'react'
import type { ProjectDraftView } from '#api/project-drafts.ts'
import type { ProjectView } from '#api/project-view.ts'
import type { Form } from '#core/form/form.ts'
import type { Lists } from '#core/form/lists.ts'
import type { ReadinessPolicy, ReadinessScale } from '#core/trl/policy.ts'
import { FormContext, type FormSetting, focusPath } from '../../form/context.ts'
import { valueNow } from '../../form/draft.ts'
import { DraftContext } from '../../form/draft-context.ts'
import { FormView } from '../../form/FormView.tsx'
import { projectFiles } from '../../form/file-place.ts'
import type { Keeper } from '../../form/keeper.ts'
import { useAnswers } from '../../form/use-answers.ts'
import { useUploads } from '../../form/use-uploads.ts'
import { useEditorWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { useSearchText } from '../../parts/params.ts'
import { useTitle } from '../../parts/title.ts'
import type { Call, Me } from '../../session.tsx'
import { useProjectsWords } from '../projects/words.ts'
import { TaskList } from '../suggestion-edit/TaskList.tsx'
import { SecretFile } from './SecretFile.tsx'
import { StageCheck } from './StageCheck.tsx'
import { StageHead } from './StageHead.tsx'
import { StagePapers } from './StagePapers.tsx'
import { StageSection } from './StageSection.tsx'
import { StageSide } from './StageSide.tsx'
import { usePrevious } from './use-previous.ts'

export interface StageProps {
  readonly draft: ProjectDraftView
  readonly view: ProjectView
  readonly keeper: Keeper
  readonly call: Call
  readonly me: Me
}

/** The papers of a stage, written as a suggestion is: tasks, the section, what helps with it. */
export function StageEditor(props: StageProps) {
  const { draft, view, keeper, call, me } = props
  const words = useEditorWords()
  const projects = useProjectsWords()
  const say = useSay()
  const navigate = useNavigate()
  const at = useSearchText('at')
  const [strict, setStrict] = useState(false)
  const [handed, setHanded] = useState(false)
  const form = draft.form as Form
  const lists = draft.lists as Lists
  const it = useAnswers(keeper, form, lists, draft.policy as ReadinessPolicy, draft.kind, draft.orgType)
  const place = useMemo(() => projectFiles(draft.id), [draft.id])
  const files = useUploads(place, draft.files, call, keeper)
  const previous = usePrevious(view, draft)
  const office = call.offices.find((one) => one.code === view.office)
  const phone = office === undefined ? call.hotline.phone : `${say(office.name)} ${office.phone}`
  const { sections } = it
  const first = sections.find((one) => (it.progress.get(one.section.id)?.must ?? 0) > 0)?.section.id
  const started = useRef(first ?? sections[0]?.section.id ?? '')
  const known = at === 'check' || at === 'whole' || sections.some((one) => one.section.id === at)
  const here = known ? at : started.current
  const section = sections.find((one) => one.section.id === here)
  useTitle(`${projects.titles[draft.stage]} · ${view.title}`)

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
      go(target?.section.id ?? here, path ?? field)
    },
    [go, here, sections],
  )

  // Within the site, too, nobody leaves a text behind that only this page holds without having been asked.
  useBlocker({
    enableBeforeUnload: false,
    shouldBlockFn: ({ current, next }) =>
      current.pathname !== next.pathname && keeper.snapshot().onlyHere && !window.confirm(words.save.leave),
  })

  const isOpen = view.may.includes('write') && !handed
  const setting = useMemo(
    (): FormSetting => ({
      lists,
      form,
      call: { id: draft.call, version: draft.callVersion },
      scale: draft.scale as ReadinessScale,
      asking: { kind: draft.kind, orgType: draft.orgType, answers: it.counted },
      findings: it.findings,
      valueAt: (path) => valueNow(keeper.snapshot().draft, path),
      write: keeper.write,
      writeAll: keeper.writeAll,
      uploads: files.uploads,
      isOpen: () => isOpen,
      goTo: goToField,
      previous,
    }),
    [lists, form, draft, it.counted, it.findings, keeper, files.uploads, isOpen, goToField, previous],
  )
  const open = useMemo(
    () => ({
      suggestion: draft.id,
      history: false,
      me: me.person,
      keeper,
      snapshot: it.snapshot,
      phone,
      nameOf: (person: string) => draft.people[person] ?? words.somebody,
    }),
    [draft, me.person, keeper, it.snapshot, phone, words],
  )
  const pathOf = (event: { target: EventTarget }) =>
    event.target instanceof HTMLElement ? event.target.dataset['path'] : undefined
  const incomplete = it.findings.some((one) => one.weight === 'must')

  return (
    <FormContext value={setting}>
      <DraftContext value={open}>
        <StageHead {...props} phone={phone} incomplete={incomplete} handed={handed} onGo={go} />
        {/* biome-ignore lint/a11y/noStaticElementInteractions: it only hears in which field the keyboard is. */}
        <div
          className={section === undefined ? 'cols alone' : 'cols'}
          onFocus={(event) => {
            const path = pathOf(event)
            if (path !== undefined) keeper.focus(path)
          }}
          onBlur={(event) => {
            const path = pathOf(event)
            if (path !== undefined) keeper.blur(path)
          }}
        >
          {section !== undefined ? (
            <>
              <TaskList
                unit={false}
                answered={it}
                place={here}
                present={[]}
                me={me.person}
                remarked={[]}
                onGo={go}
              />
              <div className="mid">
                <StageSection
                  key={section.section.id}
                  section={section}
                  sections={sections}
                  answered={it}
                  readOnly={!isOpen}
                  strict={strict}
                  onGo={go}
                />
              </div>
              <StageSide section={section} answered={it} lists={lists} onGo={goToField} />
            </>
          ) : at === 'whole' ? (
            <div className="mid whole">
              <div className="sheet">
                <h2 id="sheet-title" tabIndex={-1}>
                  {projects.titles[draft.stage]}
                </h2>
                <StagePapers id={view.id} stage={draft.stage} name={projects.titles[draft.stage]} />
                <FormView
                  form={form}
                  lists={lists}
                  answers={it.answers}
                  kind={draft.kind}
                  orgType={draft.orgType}
                  fileHref={place.href}
                />
              </div>
            </div>
          ) : (
            <StageCheck
              {...props}
              form={form}
              lists={lists}
              answered={it}
              office={office === undefined ? view.office : say(office.name)}
              onGo={goToField}
              onBack={() => go(started.current)}
              onStrict={setStrict}
              onHanded={() => setHanded(true)}
            />
          )}
        </div>
        <SecretFile held={files.held} onAnswer={files.answer} phone={phone} />
      </DraftContext>
    </FormContext>
  )
}
