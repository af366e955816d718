import { useQuery } from '@tanstack/react-query'
import { formatInstant, formatSize } from '#text/format.ts'
import { type Answer, request } from '../../api.ts'
import { AdminFrame } from '../../desk/AdminFrame.tsx'
import { Sheet } from '../../desk/Sheet.tsx'
import { useLanguage } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useStatusWords } from '../status/words.ts'
import { Pauses } from './Pauses.tsx'
import { useDoctorWords } from './words.ts'
import './health.css'

type Health = Answer<'GET /admin/health'>
type Finding = Health['findings'][number]

/** What is broken comes first. */
const order = { bad: 0, warn: 1, ok: 2 } as const

/** How the machine stands, for who keeps it: the cheap looks of the doctor, and the pauses that are announced. */
export default function HealthPage() {
  const { health: words } = useStatusWords()
  const language = useLanguage()
  const asked = useQuery({
    queryKey: ['health'],
    queryFn: ({ signal }) => request('GET /admin/health', { signal }),
    refetchInterval: 60_000,
  })
  const found = asked.data
  return (
    <AdminFrame
      title={words.title}
      tools={
        <div className="tools">
          <button type="button" className="btn" onClick={() => void asked.refetch()}>
            {words.again}
          </button>
        </div>
      }
    >
      <p className="sub">{words.lede}</p>
      {asked.isError ? (
        <Broken error={asked.error} again={() => void asked.refetch()} />
      ) : found === undefined ? (
        <Waiting />
      ) : (
        <>
          <Findings findings={found.findings} />
          <p className="sub" role="status">
            {words.asOf(formatInstant(found.at, language))}
            {language === 'en' ? '. ' : '。'}
            {words.server(formatInstant(found.server.startedAt, language), formatSize(found.server.memory))}
          </p>
          <Pauses pauses={found.pauses} />
        </>
      )}
    </AdminFrame>
  )
}

function Findings({ findings }: { readonly findings: readonly Finding[] }) {
  const { health: words } = useStatusWords()
  const sorted = findings.toSorted((a, b) => order[a.state] - order[b.state])
  return (
    <Sheet stacks caption={words.title} heads={[words.check, words.state, words.found, words.remedy]}>
      {sorted.map((it) => (
        <Row key={it.check} finding={it} />
      ))}
    </Sheet>
  )
}

const marks = {
  ok: { icon: 'check', tone: 'good' },
  warn: { icon: 'warn', tone: 'warned' },
  bad: { icon: 'block', tone: 'blocked' },
} as const

function Row({ finding: { check, state, code, params } }: { readonly finding: Finding }) {
  const doctor = useDoctorWords()
  const { icon, tone } = marks[state]
  const says = doctor.found[code as keyof typeof doctor.found]
  const remedy = (doctor.remedies as Readonly<Record<string, string>>)[code]
  return (
    <tr>
      <td className="nb">
        <b>{doctor.checks[check as keyof typeof doctor.checks] ?? check}</b>
      </td>
      <td className="nb">
        <span className={`health-state ${tone}`}>
          <Icon name={icon} /> {doctor.states[state]}
        </span>
      </td>
      <td>{says === undefined ? code : says(params)}</td>
      <td>{remedy ?? ''}</td>
    </tr>
  )
}
