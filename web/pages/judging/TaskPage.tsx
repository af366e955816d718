import { useQueryClient } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useParam } from '../../parts/params.ts'
import { Broken, Empty, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls, useMe } from '../../session.tsx'
import { Declare } from './Declare.tsx'
import { JudgeDesk } from './JudgeDesk.tsx'
import { askTasks, type Task, useTask } from './read.ts'
import { useJudgingWords } from './words.ts'
import '../../desk/desk.css'
import '../../form/form.css'
import '../direction/direction.css'
import './judging.css'

/** One task: the declaration first, then the text beside the sheet, then what was handed in. */
export default function TaskPage() {
  const id = useParam('id')
  const words = useJudgingWords()
  const me = useMe()
  const asked = useTask(id)
  const calls = useCalls()
  const queries = useQueryClient()
  const task = asked.data
  useTitle(task === undefined || task.title === '' ? words.title : task.title)
  const error = asked.error ?? calls.error
  if (error && task === undefined)
    return (
      <div className="wrap">
        <Broken top error={error} again={() => void asked.refetch()} />
      </div>
    )
  if (!task || !me || !calls.data) return <Waiting />
  const again = () => askTasks(queries)
  if (task.gone !== null) return <Over {...words.gone[task.gone]} task={task} />
  if (task.state === 'declined') return <Over {...words.declinedPage} task={task} />
  if (task.round.closed) return <Over {...words.closedPage} task={task} />
  if (task.subject === null || task.sheet === null) return <Declare task={task} onDone={again} />
  return <JudgeDesk key={`${id} ${task.state}`} task={task} me={me} calls={calls.data} onDone={again} />
}

function Over({ title, why, task }: { readonly title: string; readonly why: string; readonly task: Task }) {
  const words = useJudgingWords()
  const children: ReactNode = (
    <Link className="btn" to="/judging">
      {words.back}
    </Link>
  )
  return (
    <div className="wrap">
      <Empty top title={title} why={`${why}${task.office.phone === '' ? '' : `　${task.office.phone}`}`}>
        {children}
      </Empty>
    </div>
  )
}
