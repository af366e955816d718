import { useState } from 'react'
import { request } from '../../api.ts'
import { SelectField } from '../../parts/Field.tsx'
import { useMe } from '../../session.tsx'
import { type Member, useChange } from './MembersPage.tsx'
import { useUnitWords } from './words.ts'

interface Props {
  readonly org: string
  readonly people: readonly Member[]
}

/** Makes another member the administrator; the server asks for the password once more. */
export function HandOver({ org, people }: Props) {
  const { members: words, make } = useUnitWords()
  const me = useMe()
  const change = useChange(org)
  const [to, setTo] = useState('')
  const others = people.filter((it) => it.person !== me?.person)
  return (
    <form
      className="look-up"
      onSubmit={(event) => {
        event.preventDefault()
        if (to === '') return
        change.mutate({
          go: () => request('POST /orgs/:id/hand-over', { params: { id: org }, body: { to } }),
          said: words.handedOver,
        })
      }}
    >
      <SelectField
        label={words.handOverTo}
        value={to}
        onChange={setTo}
        none={make.choose}
        options={others.map((it) => ({ value: it.person, label: `${it.name} ${it.email}` }))}
      />
      <button type="submit" className="btn">
        {words.handOverGo}
      </button>
    </form>
  )
}
