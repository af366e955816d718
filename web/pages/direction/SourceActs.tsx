import { useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../api.ts'
import { Dialog } from '../../parts/Dialog.tsx'
import { say, useSentence } from '../../parts/Message.tsx'
import { useFrameWords } from '../../words.ts'
import { useCondenseWords } from '../condense/words.ts'
import { useDirectionDesk } from './desk-context.ts'
import { askDirection, type Source } from './use-direction.ts'

const uses = ['whole', 'part', 'merged', 'reference'] as const

interface Props {
  readonly source: Source
  readonly letter: string
  readonly marks: number
}

/** How a source is used, the newer version its filer handed in, and the way out. */
export function SourceActs({ source, letter, marks }: Props) {
  const words = useCondenseWords()
  const frame = useFrameWords()
  const queries = useQueryClient()
  const sentence = useSentence()
  const { view, mayEdit } = useDirectionDesk()
  const [removing, setRemoving] = useState(false)
  const { suggestion, use, note } = source
  const change = async (work: () => Promise<unknown>, done: string) => {
    try {
      await work()
      if (done !== '') say(done)
    } catch (error) {
      say(sentence(error), { tone: 'block' })
    }
    await askDirection(queries, view.id)
  }
  const put = (how: Source['use'], done: string) =>
    change(
      () =>
        request('PUT /directions/:id/sources', {
          params: { id: view.id },
          body: { sources: [{ suggestion: suggestion.id, use: how, note }] },
        }),
      done,
    )
  return (
    <>
      {source.latest > source.version ? (
        <p className="find newer">
          {words.sources.newer(source.latest)}{' '}
          {mayEdit ? (
            <button type="button" className="btn sm" onClick={() => void put(use, words.sources.tookNewer)}>
              {words.sources.takeNewer}
            </button>
          ) : null}
        </p>
      ) : null}
      <div className="acts small">
        <span className={marks === 0 ? 'warned num' : 'dim num'}>
          {marks === 0 ? words.sources.unused : words.sources.marked(marks)}
        </span>
        {mayEdit ? (
          <>
            <select
              className="filter"
              aria-label={words.sources.howUsed(letter)}
              value={use}
              onChange={(event) => {
                const how = uses.find((it) => it === event.target.value)
                if (how !== undefined) void put(how, '')
              }}
            >
              {uses.map((it) => (
                <option key={it} value={it}>
                  {words.sources.uses[it]}
                </option>
              ))}
            </select>
            <button type="button" className="btn text sm" onClick={() => setRemoving(true)}>
              {words.sources.remove}
            </button>
          </>
        ) : (
          <span>{words.sources.uses[use]}</span>
        )}
      </div>
      {removing ? (
        <Dialog
          title={words.sources.removeTitle(suggestion.title || suggestion.no)}
          onClose={() => setRemoving(false)}
          actions={
            <>
              <button type="button" className="btn" onClick={() => setRemoving(false)}>
                {frame.cancel}
              </button>
              <button
                type="button"
                className="btn main"
                onClick={() => {
                  setRemoving(false)
                  void change(
                    () =>
                      request('DELETE /directions/:id/sources/:suggestion', {
                        params: { id: view.id, suggestion: suggestion.id },
                      }),
                    words.sources.removed,
                  )
                }}
              >
                {words.sources.remove}
              </button>
            </>
          }
        >
          <p>{words.sources.removeWhy}</p>
        </Dialog>
      ) : null}
    </>
  )
}
