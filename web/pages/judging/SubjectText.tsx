import { addressOf } from '../../api.ts'
import { FormView } from '../../form/FormView.tsx'
import { useSay } from '../../language.tsx'
import { Icon } from '../../parts/Icon.tsx'
import type { Task } from './read.ts'
import { useJudgingWords } from './words.ts'

/** The text as the round shows it, and by name what it keeps back. */
export function SubjectText({ task }: { readonly task: Task }) {
  const words = useJudgingWords()
  const say = useSay()
  const { subject } = task
  if (subject === null) return null
  const kept = subject.keptBack.map(say)
  return (
    <>
      {kept.length === 0 ? null : (
        <p className="kept-back small sub">
          <Icon name="info" /> {words.keptBack(kept.join(words.and))}
          {subject.files.length === 0 ? words.keptFiles : ''}
        </p>
      )}
      {subject.unit === null ? null : (
        <p className="kept-back small">
          {words.unit}　<b>{subject.unit.name}</b>
          {subject.unit.type === null ? '' : `　${say(subject.unit.type)}`}
        </p>
      )}
      <FormView
        form={subject.form}
        lists={subject.lists}
        answers={subject.answers}
        call={task.call}
        fileHref={(file) =>
          addressOf('GET /judging/tasks/:id/files/:file', { params: { id: task.id, file } })
        }
      />
    </>
  )
}
