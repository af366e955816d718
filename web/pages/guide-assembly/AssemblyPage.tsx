import { useState } from 'react'
import { formatInstant } from '#text/format.ts'
import { addressOf, request } from '../../api.ts'
import { useLanguage, useSay } from '../../language.tsx'
import { Dialog } from '../../parts/Dialog.tsx'
import { say as announce } from '../../parts/Message.tsx'
import { PaperLinks } from '../../parts/PaperLinks.tsx'
import { usePaperWords } from '../../parts/paper-words.ts'
import { useParam } from '../../parts/params.ts'
import { Broken, Waiting } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useCalls } from '../../session.tsx'
import { Actions } from './Actions.tsx'
import { Checks } from './Checks.tsx'
import { CommentsPart } from './CommentsPart.tsx'
import { Difference } from './Difference.tsx'
import { HeadForm } from './HeadForm.tsx'
import { Order } from './Order.tsx'
import { Overlaps, Progress } from './Progress.tsx'
import { type Board, stepOf, useAskAgain, useBoard } from './queries.ts'
import { useAssemblyWords } from './words.ts'
import '../../desk/desk.css'
import './guide-assembly.css'

/** The assembly board of one guide: its directions in order, what blocks, and the steps up to publication. */
export default function AssemblyPage() {
  const id = useParam('id')
  const { data, error, refetch } = useBoard(id)
  if (error !== null && data === undefined)
    return (
      <div className="admin-page">
        <Broken top error={error} again={() => void refetch()} />
      </div>
    )
  return data === undefined ? <Waiting /> : <Whole board={data} />
}

function Whole({ board }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const papers = usePaperWords()
  const say = useSay()
  const language = useLanguage()
  const { guide } = board
  useTitle(say(guide.title))
  const open = guide.state === 'published' || guide.state === 'superseded' || guide.state === 'commenting'
  return (
    <div className="admin-page assembly">
      <div className="hd row sp">
        <h1>{say(guide.title)}</h1>
        <span className="assembly-state">{words.steps[guide.state]}</span>
      </div>
      {open || guide.state === 'approved' ? (
        <p className="sub">
          {guide.state === 'commenting' && guide.commentUntil !== null
            ? words.commentingUntil(formatInstant(guide.commentUntil, language))
            : null}
          {guide.state === 'approved' && guide.publishAt !== null
            ? words.scheduled(formatInstant(guide.publishAt, language))
            : null}
          {open ? (
            <>
              {' '}
              <a href={`/guides/${guide.slug}`}>{words.read}</a>
            </>
          ) : null}
        </p>
      ) : null}
      <p className="papers-line">
        <PaperLinks
          lead={papers.links.assembling}
          of={say(guide.title)}
          href={(query) => addressOf('GET /guides/:id/paper', { params: { id: guide.id }, query })}
        />
      </p>
      <div className="row assembly-actions">
        <Actions board={board} />
        <Head board={board} />
      </div>
      <div className="assembly-columns">
        <Order board={board} />
        <div>
          <Checks board={board} />
          <Progress board={board} />
          <Overlaps board={board} />
          <Difference board={board} />
          <CommentsPart board={board} />
        </div>
      </div>
    </div>
  )
}

function Head({ board: { guide, may } }: { readonly board: Board }) {
  const words = useAssemblyWords()
  const calls = useCalls().data ?? []
  const again = useAskAgain(guide.id)
  const [editing, edit] = useState(false)
  if (!may.includes('arrange')) return null
  return (
    <>
      <button type="button" className="btn" onClick={() => edit(true)}>
        {words.head}
      </button>
      {editing ? (
        <Dialog wide title={words.head} onClose={() => edit(false)}>
          <HeadForm
            calls={calls}
            head={guide}
            onSave={async ({ title, intro, kinds, terms, applyFrom, applyTo }) => {
              await request('PATCH /guides/:id', {
                params: { id: guide.id },
                body: { ...stepOf(guide), title, intro, kinds, terms, applyFrom, applyTo },
              })
              announce(words.saved)
              edit(false)
              await again()
            }}
          />
        </Dialog>
      ) : null}
    </>
  )
}
