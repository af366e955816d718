import { useNavigate, useRouter } from '@tanstack/react-router'
import { useMemo } from 'react'
import { useOne } from '../../desk/read.ts'
import { wayBack } from '../../desk/way-back.ts'
import { useDeskWords } from '../../desk/words.ts'
import { Work } from '../../desk/work/Work.tsx'
import { Icon } from '../../parts/Icon.tsx'
import { useParam } from '../../parts/params.ts'
import { useTitle } from '../../parts/title.ts'
import '../../desk/desk.css'

/** One suggestion with everything about it on a page of its own; narrow screens always work here. */
export default function SuggestionWorkPage() {
  const words = useDeskWords()
  const id = useParam('id')
  const navigate = useNavigate()
  const router = useRouter()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the list may have been opened anew before this one
  const way = useMemo(wayBack, [id])
  const title = useOne(id).data?.title
  useTitle(title)
  const at = way?.ids.indexOf(id) ?? -1
  const go = (to: string | undefined) =>
    to === undefined ? null : () => void navigate({ to: '/suggestions/$id/work', params: { id: to } })
  const next = at < 0 ? null : go(way?.ids[at + 1])
  const previous = at < 0 ? null : go(way?.ids[at - 1])
  return (
    <article className="page whole">
      <Work
        id={id}
        whole
        next={next}
        tools={
          <>
            {way === null ? null : (
              <button type="button" className="plain" onClick={() => router.history.push(way.href)}>
                <Icon name="left" /> {words.back}
              </button>
            )}
            {previous === null ? null : (
              <button type="button" className="plain" onClick={previous}>
                {words.previous}
              </button>
            )}
            {next === null ? null : (
              <button type="button" className="plain" onClick={next}>
                {words.next}
              </button>
            )}
          </>
        }
      />
    </article>
  )
}
