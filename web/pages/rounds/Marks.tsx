import type { Conflict } from '#core/expert/conflict.ts'
import type { FitReason } from '#core/expert/fit.ts'
import type { Names } from '../../desk/names.ts'
import type { Candidate } from './read.ts'
import { useRoundsWords } from './words.ts'

/** How well an expert fits, with what speaks for it, in words. */
export function FitLine({ fit, names }: { readonly fit: Candidate['fit']; readonly names: Names }) {
  const words = useRoundsWords()
  const said = fit.reasons.map((it) => {
    const name = words.fits[it.what as FitReason['what']] ?? it.what
    if (it.what === 'field' || it.what === 'other-field') return `${name} ${names.field(it.code ?? '')}`
    if (it.words !== undefined && it.words.length > 0) return `${name} ${it.words.join(' ')}`
    return it.code === undefined ? name : `${name} ${it.code}`
  })
  return (
    <small className="block dim">
      <span className="num">{words.board.fit(fit.points)}</span>
      {said.length === 0 ? '' : `　${said.join('　')}`}
    </small>
  )
}

/** Why an expert may not judge this one. */
export function Conflicts({ all }: { readonly all: readonly { because: string; with: string }[] }) {
  const words = useRoundsWords()
  return all.map((it) => (
    <span key={`${it.because} ${it.with}`} className="block tiny">
      {(words.conflicts[it.because as Conflict['because']] ?? (() => it.because))(it.with)}
    </span>
  ))
}
