import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import type { ReadPaper } from '#api/papers.ts'
import { sendFile } from '../../api.ts'
import { useMineWords } from '../../form/words.ts'
import { useSay } from '../../language.tsx'
import { SelectField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useSearchText } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { type Call, type Me, useCalls, useMe } from '../../session.tsx'
import { Choose } from './Choose.tsx'
import { Confirm } from './Confirm.tsx'
import { Problem } from './Problem.tsx'
import '../../form/form.css'
import './read-form.css'

/** A Word form that somebody has filled in is read, checked and made a draft. */
export default function ReadFormPage() {
  const { start } = useMineWords()
  const words = usePaperWords()
  const calls = useCalls()
  const me = useMe()
  const wanted = useSearchText('call')
  useTitle(words.title)
  if (calls.error) return <Broken top error={calls.error} again={() => void calls.refetch()} />
  if (calls.data === undefined || !me) return <Waiting />
  const units = me.memberships.filter((it) => it.state === 'active')
  const call = calls.data.find((it) => it.id === wanted) ?? calls.data[0]
  if (call === undefined) return <Empty top title={start.noCall} why={start.noCallWhy} />
  if (units.length === 0)
    return (
      <Empty top title={start.noUnit} why={start.noUnitWhy}>
        <Link className="btn main" to="/unit/new">
          {start.toUnit}
        </Link>
      </Empty>
    )
  return <Reading key={call.id} calls={calls.data} call={call} units={units} />
}

interface Props {
  readonly calls: readonly Call[]
  readonly call: Call
  readonly units: Me['memberships']
}

interface Asking {
  readonly file: File
  readonly kind?: string
}

/** As much as the server reads; a larger file need not travel to be refused. */
const mostBytes = 10_000_000

const tooLarge: ReadPaper = {
  problem: 'too-large',
  kind: null,
  version: 'unknown',
  fields: [],
  missing: [],
  carried: [],
  versions: null,
}

function Reading({ calls, call, units }: Props) {
  const words = usePaperWords()
  const say = useSay()
  const sentence = useSentence()
  const navigate = useNavigate()
  const wantedKind = useSearchText('kind')
  // Each reading is a new one, even of the same file: nothing ticked before counts for it.
  const [n, setN] = useState(0)
  const read = useMutation({
    mutationFn: async ({ file, kind }: Asking): Promise<ReadPaper> =>
      file.size > mostBytes
        ? tooLarge
        : sendFile('POST /calls/:call/read-paper', file, { params: { call: call.id }, query: { kind } }),
    onSuccess: () => setN((it) => it + 1),
  })
  const file = read.variables?.file
  const answer = read.data
  return (
    <div className="wrap read-form">
      <p className="crumb">{say(call.title)}</p>
      <h1>{words.title}</h1>
      <p className="sub">{words.lead}</p>
      <p className="small">
        <Link to={`/calls/${call.id}`} hash="blank-forms">
          {words.noForm}
        </Link>
      </p>
      {calls.length > 1 ? (
        <div className="which-call">
          <SelectField
            label={words.call}
            value={call.id}
            options={calls.map((it) => ({ value: it.id, label: say(it.short) }))}
            onChange={(it) => void navigate({ to: '/my/read-form', search: { call: it } })}
          />
        </div>
      ) : null}
      <Choose again={answer !== undefined} onFile={(it) => read.mutate({ file: it })} />
      <p role="status" className="reading-state">
        {file === undefined
          ? null
          : read.isPending
            ? words.reading(file.name)
            : answer?.problem === null
              ? words.readDone(file.name)
              : file.name}
      </p>
      {read.error === null ? null : (
        <div className="find block" role="alert">
          <p>{sentence(read.error)}</p>
          <button
            type="button"
            className="btn sm"
            onClick={() => read.variables !== undefined && read.mutate(read.variables)}
          >
            {words.again}
          </button>
        </div>
      )}
      {answer === undefined || file === undefined ? null : answer.problem !== null ? (
        <Problem
          key={n}
          problem={answer.problem}
          call={call}
          wanted={wantedKind}
          onKind={(kind) => read.mutate({ file, kind })}
        />
      ) : (
        <Confirm key={n} call={call} units={units} read={answer} />
      )}
    </div>
  )
}
