import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Result } from './ResultsPage.tsx'
import { useResultsWords } from './words.ts'
import './level.css'

type Agreed = Result['levels'][number]

/** The levels of the scale that pictures show; the words beside them say what is shown. */
const steps = [1, 2, 3, 4, 5, 6, 7, 8, 9]

/** Where the filer's own level and the experts' lie: a mark below, a band, and one step that is full. */
function Scale({ level: it }: { readonly level: Agreed }) {
  const place = (step: number) =>
    [
      'step',
      step === it.level ? 'full' : step >= it.lowest && step <= it.highest ? 'within' : '',
      step === it.self ? 'self' : '',
    ]
      .filter((name) => name !== '')
      .join(' ')
  return (
    <span className="nine" aria-hidden="true">
      {steps.map((step) => (
        <i key={step} className={place(step)}>
          {step}
        </i>
      ))}
    </span>
  )
}

/** How many gave a level, and what to look at. */
function Remarks({ level: it }: { readonly level: Agreed }) {
  const words = useResultsWords()
  return (
    <>
      {it.far ? (
        <small className="apart">
          <Icon name="warn" /> {words.far}
        </small>
      ) : null}
      {it.enough ? null : (
        <small className="apart">
          <Icon name="info" /> {words.few}
        </small>
      )}
    </>
  )
}

/** What experts say of one element together, where everything else about it is said above. */
export function LevelSaid({ level: it }: { readonly level: Agreed }) {
  const words = useResultsWords()
  return (
    <>
      <b>{words.level(it.level)}</b>
      <small className="dim">{it.lowest === it.highest ? it.lowest : `${it.lowest}–${it.highest}`}</small>
    </>
  )
}

/** Every element of a subject in the table of results: its own level, the experts' with its range, and what is to be looked at. */
export function Levels({ levels }: { readonly levels: readonly Agreed[] }) {
  const words = useResultsWords()
  const say = useSay()
  return levels.map((it) => (
    <span key={it.element} className="element num">
      <span className="of">{say(it.name)}</span>
      {words.levelOf(it.self, it.level, it.lowest, it.highest)}
      <Remarks level={it} />
    </span>
  ))
}

/** The same on the scale, one line an element. */
export function LevelsFigure({ levels }: { readonly levels: readonly Agreed[] }) {
  const words = useResultsWords()
  const say = useSay()
  if (levels.length === 0) return null
  const { scaleKey: key } = words
  return (
    <section className="levels" aria-labelledby="levels">
      <h3 id="levels">{words.elements}</h3>
      <p className="levels-key small" aria-hidden="true">
        <span>
          <i className="step self" /> {key.self}
        </span>
        <span>
          <i className="step full" /> {key.level}
        </span>
        <span>
          <i className="step within" /> {key.range}
        </span>
      </p>
      <ul>
        {levels.map((it) => (
          <li key={it.element}>
            <b>{say(it.name)}</b>
            <Scale level={it} />
            <span className="num">
              {words.levelOf(it.self, it.level, it.lowest, it.highest)}
              <span className="dim">　{words.given(it.given)}</span>
              <Remarks level={it} />
            </span>
          </li>
        ))}
      </ul>
      <p className="small sub">{words.elementsWhy}</p>
    </section>
  )
}
