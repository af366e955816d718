import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Queued } from '#api/reviews.ts'
import { request } from '../../api.ts'
import { BulkBar } from '../../desk/BulkBar.tsx'
import type { Names } from '../../desk/names.ts'
import { useBulk } from '../../desk/use-bulk.ts'
import { useDeskWords } from '../../desk/words.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useFrameWords } from '../../words.ts'

interface Props {
  readonly id: string
  readonly picked: readonly Queued[]
  readonly names: Names
  readonly onClear: () => void
}

/** Releases many at once: each is named with what becomes of it, and the count is confirmed before anything leaves. */
export function UnitBulk({ id, picked, names, onClear }: Props) {
  const words = useDeskWords()
  const frame = useFrameWords()
  const sentence = useSentence()
  const [confirming, setConfirming] = useState(false)
  const { problem, setProblem, send } = useBulk(picked, onClear)
  const ids = picked.map((it) => it.id)
  const preview = useQuery({
    queryKey: ['queue', 'release', id, ids, picked.map((it) => it.state)],
    queryFn: () => request('POST /unit/:id/release/preview', { params: { id }, body: { items: ids } }),
    staleTime: 0,
    retry: false,
  })
  const items = preview.data?.items
  const will = items?.filter((it) => it.will === 'release') ?? []
  const name = words.bulk.moves.release
  const go = async () => {
    const items = will.map(({ id: one, revision }) => ({ id: one, revision }))
    await send(name, JSON.stringify(items), (key) =>
      request('POST /unit/:id/release', { params: { id }, body: { key, items } }),
    )
    setConfirming(false)
  }
  return (
    <>
      <BulkBar
        count={picked.length}
        preview={items?.map((it) => ({
          id: it.id,
          title: it.title,
          will: it.will === 'release',
          says:
            it.will === 'release'
              ? it.office === null
                ? name
                : words.bulk.to(names.office(it.office))
              : (it.why ?? ''),
        }))}
        summary={items === undefined ? '' : words.bulk.summary(name, items.length, will.length)}
        problem={problem ?? (preview.isError ? sentence(preview.error) : undefined)}
        onClear={onClear}
      >
        <button
          type="button"
          className="btn sm main"
          onClick={() => {
            setProblem(will.length === 0 ? words.bulk.nothing : undefined)
            setConfirming(will.length > 0)
          }}
        >
          {words.bulk.go(name, will.length)}
        </button>
      </BulkBar>
      {confirming ? (
        <Dialog
          title={words.bulk.confirmTitle(will.length)}
          onClose={() => setConfirming(false)}
          actions={
            <>
              <button type="button" className="btn" onClick={() => setConfirming(false)}>
                {frame.cancel}
              </button>
              <button type="button" className="btn main" onClick={() => void go()}>
                {words.bulk.go(name, will.length)}
              </button>
            </>
          }
        >
          <p className="sub">{words.bulk.confirmWhy}</p>
        </Dialog>
      ) : null}
    </>
  )
}
