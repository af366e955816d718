import { useModelWords } from './model-words.ts'

/** Under a question to the model: that it is being asked, and what went wrong. */
export function ModelState({
  asking,
  problem,
}: {
  readonly asking: boolean
  readonly problem: string | null
}) {
  const words = useModelWords()
  return (
    <>
      <p className="model-state" role="status">
        {asking ? words.asking : ''}
      </p>
      {problem === null ? null : (
        <p className="problem" role="alert">
          {problem}
        </p>
      )}
    </>
  )
}
