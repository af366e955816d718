import { type FormEvent, useState } from 'react'
import type { OrgView } from '#api/orgs.ts'
import { request } from '../../api.ts'
import { useSay } from '../../language.tsx'
import { TextField } from '../../parts/Field.tsx'
import { say as announce, useSentence } from '../../parts/Message.tsx'
import { useCalls } from '../../session.tsx'
import { kindsOf } from './kinds.ts'
import { UnitFrame, useSetOrg } from './UnitFrame.tsx'
import { useUnitWords } from './words.ts'

/** A unit's own rules: how many of each kind, and whether its administrator looks first. */
export default function SettingsPage() {
  const { settings: words } = useUnitWords()
  return (
    <UnitFrame>
      {(org) =>
        org.may.includes('manage-members') ? (
          <Settings key={org.id} org={org} />
        ) : (
          <section>
            <p>{words.readOnly}</p>
          </section>
        )
      }
    </UnitFrame>
  )
}

function Settings({ org }: { readonly org: OrgView }) {
  const { settings: words } = useUnitWords()
  const say = useSay()
  const sentence = useSentence()
  const setOrg = useSetOrg()
  const kinds = kindsOf(useCalls().data ?? [])
  const [quotas, setQuotas] = useState<Readonly<Record<string, string>>>(() =>
    Object.fromEntries(Object.entries(org.quotas).map(([kind, quota]) => [kind, String(quota)])),
  )
  const [confirm, setConfirm] = useState(org.confirmByAdmin)
  const [problem, setProblem] = useState<string>()
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const filled = Object.entries(quotas).filter(([, quota]) => quota.trim() !== '')
    if (filled.some(([, quota]) => !/^\d{1,4}$/.test(quota.trim()))) {
      setProblem(words.bad)
      return
    }
    try {
      const answer = await request('PUT /orgs/:id/settings', {
        params: { id: org.id },
        body: {
          quotas: Object.fromEntries(filled.map(([kind, quota]) => [kind, Number(quota)])),
          confirmByAdmin: confirm,
        },
      })
      setOrg(answer.org)
      setProblem(undefined)
      announce(words.saved)
    } catch (error) {
      setProblem(sentence(error))
    }
  }
  return (
    <form onSubmit={(event) => void submit(event)} noValidate>
      <section>
        <h2>{words.quotas}</h2>
        <p className="sub">{words.quotasWhy}</p>
        <div className="quotas">
          {kinds.map((kind) => (
            <TextField
              key={kind.code}
              label={say(kind.name)}
              value={quotas[kind.code] ?? ''}
              onChange={(quota) => setQuotas((now) => ({ ...now, [kind.code]: quota }))}
              inputMode="numeric"
            />
          ))}
        </div>
      </section>
      {org.path === 'direct' ? (
        <section>
          <label className="tick">
            <input type="checkbox" checked={confirm} onChange={(event) => setConfirm(event.target.checked)} />
            <span>
              <b>{words.confirm}</b>
              <br />
              <span className="sub">{words.confirmWhy}</span>
            </span>
          </label>
        </section>
      ) : null}
      <div className="save-bar row sp">
        <p role="alert" className="problem">
          {problem}
        </p>
        <button type="submit" className="btn main">
          {words.save}
        </button>
      </div>
    </form>
  )
}
