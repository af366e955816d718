import { Link, useBlocker } from '@tanstack/react-router'
import { useMemo, useReducer } from 'react'
import { levelsFor } from '#core/trl/checklists.ts'
import { ProblemError } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { ReadingPage } from '../../parts/ReadingPage.tsx'
import { type Standard, useStandard } from '../../parts/readiness/standard.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useFrameWords } from '../../words.ts'
import { useCall } from '../call/queries.ts'
import { ElementList } from './ElementList.tsx'
import { ElementSheet } from './ElementSheet.tsx'
import { Result } from './Result.tsx'
import { isBegun, newTrial, resultOf, step } from './trial.ts'
import { useSelfTestWords } from './words.ts'
import '../../parts/readiness/levels.css'
import './self-test.css'
import './sheet.css'

/** The readiness of a technology, tried out by anybody: reckoned on the page, sent nowhere and kept nowhere. */
export default function SelfTestPage() {
  const words = useSelfTestWords()
  const { pages } = useFrameWords()
  const { call, error } = useCall('')
  const standard = useStandard(call?.id)
  const failed = error ?? standard.error
  if (failed instanceof ProblemError && failed.problem.why === 'not-found') {
    return (
      <Empty top title={words.none.title} why={words.none.why}>
        <Link className="btn" to="/readiness">
          {words.none.back}
        </Link>
      </Empty>
    )
  }
  if (failed !== null && standard.data === undefined) return <Broken top error={failed} />
  if (standard.data === undefined) return <Waiting />
  return (
    <ReadingPage title={words.title} lede={words.lede} under={[{ label: pages.readiness, to: '/readiness' }]}>
      <SelfTest standard={standard.data} />
    </ReadingPage>
  )
}

function SelfTest({ standard }: { readonly standard: Standard }) {
  const words = useSelfTestWords()
  const say = useSay()
  const [trial, act] = useReducer(step, newTrial)
  const { scale, checklists, classes } = standard
  const levels = useMemo(
    () => levelsFor(scale, checklists, trial.technology),
    [scale, checklists, trial.technology],
  )
  const result = useMemo(() => resultOf(trial, levels, standard), [trial, levels, standard])
  const begun = isBegun(trial)
  useBlocker({
    enableBeforeUnload: begun,
    shouldBlockFn: ({ current, next }) =>
      begun && current.pathname !== next.pathname && !window.confirm(words.leave),
  })
  const open = trial.elements.find((it) => it.id === trial.current) ?? trial.elements[0]
  return (
    <div className="trial">
      <p className="trial-note">
        <b>{words.keepsNothing}</b> {words.keepsNothingMore}
      </p>
      <section className="trial-class">
        <h2>{words.first}</h2>
        <SelectField
          label={words.technology}
          hint={words.technologyHint}
          value={trial.technology}
          none={words.choose}
          onChange={(technology) => act({ do: 'choose', technology })}
          options={classes.map((it) => ({ value: it.code, label: say(it.name) }))}
        />
      </section>
      <section className="trial-levels">
        <h2>{words.second}</h2>
        {trial.technology === '' || open === undefined ? (
          <p className="sub">{words.chooseFirst}</p>
        ) : (
          <div className="trial-cols">
            <ElementList trial={trial} result={result} act={act} />
            <ElementSheet
              key={open.id}
              element={open}
              trial={trial}
              levels={levels}
              standard={standard}
              result={result}
              act={act}
            />
          </div>
        )}
      </section>
      <Result trial={trial} levels={levels} standard={standard} result={result} />
    </div>
  )
}
