import { TextBox } from '../../form/inputs/TextBox.tsx'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import type { Call, Me } from '../../session.tsx'
import { Goes } from '../start/Goes.tsx'
import { Options } from '../start/Options.tsx'
import type { useSubject } from './use-subject.ts'

interface Props {
  readonly call: Call
  readonly kind: Call['kinds'][number]
  readonly units: Me['memberships']
  readonly org: string
  readonly onOrg: (org: string) => void
  readonly subject: ReturnType<typeof useSubject>
  /** Once the draft is begun, it is what it is. */
  readonly fixed: boolean
}

/** Which unit, livelihood and field: asked only where there is a choice, and said where it then goes. */
export function SubjectQuestions({ call, kind, units, org, onOrg, subject, fixed }: Props) {
  const words = usePaperWords().make
  const say = useSay()
  const named = (list: readonly { readonly code: string; readonly name: Call['short'] }[]) =>
    list.map((it) => [it.code, say(it.name)] as const)
  return (
    <fieldset disabled={fixed} className="subject">
      <legend className="unseen">{words.title}</legend>
      {units.length > 1 ? (
        <div>
          <p className="label">{words.unit}</p>
          <Options
            id="unit"
            label={words.unit}
            none={words.choose}
            value={org}
            options={units.map((it) => [it.org, it.name])}
            onChange={(it) => onOrg(it === '' ? org : it)}
          />
        </div>
      ) : (
        <p>{words.forUnit(units[0]?.name ?? '')}</p>
      )}
      {kind.asksLivelihood ? (
        <div>
          <p className="label">{words.livelihood}</p>
          <Said text={subject.said.livelihood.text} />
          <Options
            id="livelihood"
            label={words.livelihood}
            none={words.choose}
            value={subject.livelihood}
            options={named(call.livelihoods)}
            onChange={subject.setLivelihood}
          />
        </div>
      ) : null}
      {subject.needsField ? (
        <div>
          <p className="label">{words.field}</p>
          <Said text={subject.said.field.text} />
          <Options
            id="field"
            label={words.field}
            none={words.choose}
            value={subject.field}
            options={named(call.fields)}
            onChange={subject.setField}
          />
        </div>
      ) : null}
      {subject.needsNote ? (
        <div>
          <label className="label" htmlFor="field-note">
            {words.note}
          </label>
          <Said text={subject.said.note.text} />
          <TextBox id="field-note" path="" value={subject.note} onChange={subject.setNote} />
        </div>
      ) : null}
      {subject.becomes === undefined ? null : (
        <p className="find">
          <Icon name="info" /> {words.becomes(say(subject.becomes.short))}
        </p>
      )}
      <Goes office={subject.office} refused={subject.refused} />
    </fieldset>
  )
}

/** What the file says where it could not be taken over by itself. */
function Said({ text }: { readonly text: string }) {
  const words = usePaperWords().make
  return text === '' ? null : <p className="hint">{words.said(text)}</p>
}
