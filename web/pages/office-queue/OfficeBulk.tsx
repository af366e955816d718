import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { BulkMove } from '#api/offices.ts'
import type { DeskRow } from '#api/suggestions.ts'
import { usable } from '#core/suggestion/suggestion.ts'
import { type Answer, request } from '../../api.ts'
import { BulkBar } from '../../desk/BulkBar.tsx'
import type { Names } from '../../desk/names.ts'
import { useBulk } from '../../desk/use-bulk.ts'
import { useDeskWords } from '../../desk/words.ts'
import { useSay } from '../../language.tsx'
import { DossierButton } from '../../parts/DossierButton.tsx'
import { SelectField, TextField } from '../../parts/Field.tsx'
import { useSentence } from '../../parts/Message.tsx'
import { useSuggestionWords } from '../../words.ts'
import { BeginRound } from '../rounds/BeginRound.tsx'
import '../rounds/rounds.css'

type Desk = Answer<'GET /offices/:code/desk'>
type Move = BulkMove['move']

interface Props {
  readonly code: string
  readonly picked: readonly DeskRow[]
  readonly people: Desk['people']
  readonly offices: Desk['offices']
  readonly canAssign: boolean
  /** Whether they may begin a round of judging here. */
  readonly canJudge: boolean
  /** Whether what is listed can go to the reserve. */
  readonly reserve: boolean
  readonly names: Names
  readonly onClear: () => void
}

/** Accepts, hands on, gives to a handler or reserves many at once, after showing what becomes of each; or has experts judge them. */
export function OfficeBulk(props: Props) {
  const { code, picked, people, offices, canAssign, canJudge, reserve, names, onClear } = props
  const words = useDeskWords()
  const official = useSuggestionWords()
  const inLanguage = useSay()
  const sentence = useSentence()
  const [move, setMove] = useState<Move>(reserve ? 'reserve' : 'accept')
  const [to, setTo] = useState('')
  const [reason, setReason] = useState('')
  const [handler, setHandler] = useState<string>()
  const [judging, setJudging] = useState(false)
  const { problem, setProblem, send } = useBulk(picked, onClear)
  const ids = picked.map((it) => it.id)
  const what = whatOf(move, { to, reason, handler })
  const preview = useQuery({
    queryKey: ['queue', 'preview', code, what, ids, picked.map((it) => it.state)],
    queryFn: () =>
      request('POST /offices/:code/bulk/preview', {
        params: { code },
        body: { what: what ?? { move: 'accept' }, items: ids },
      }),
    enabled: what !== null,
    staleTime: 0,
    retry: false,
  })
  const items = what === null ? [] : preview.data?.items
  const will = items?.filter((it) => it.will === 'do') ?? []
  const name = words.bulk.moves[move]
  const becomes = (it: { readonly from: string; readonly to: string }): string => {
    const states = official.states as Record<string, string>
    if (what?.move === 'transfer') return words.toOffice(names.office(what.to))
    if (what?.move === 'assign') return people.find((one) => one.id === what.handler)?.name ?? words.nobody
    return words.bulk.fromTo(states[it.from] ?? it.from, states[it.to] ?? it.to)
  }
  const go = async () => {
    if (what === null) return setProblem(move === 'transfer' ? askFor(words, to) : words.bulk.chooseHandler)
    if (will.length === 0) return setProblem(words.bulk.nothing)
    const items = will.map(({ id, revision }) => ({ id, revision }))
    await send(name, JSON.stringify([what, items]), (key) =>
      request('POST /offices/:code/bulk', { params: { code }, body: { key, what, items } }),
    )
  }
  const choose = (next: Move) => {
    setProblem(undefined)
    setMove(next)
  }
  const judged = picked.filter((it) => (usable as readonly string[]).includes(it.state))
  const [first] = judged
  const judge = () => {
    if (judged.some((it) => it.call !== first?.call)) return setProblem(words.bulk.oneCall)
    setProblem(undefined)
    setJudging(true)
  }
  const moves: readonly Move[] = [
    ...(canAssign ? (['assign'] as const) : []),
    'transfer',
    reserve ? 'reserve' : 'accept',
  ]
  return (
    <>
      <BulkBar
        count={picked.length}
        preview={items?.map((it) => ({
          id: it.id,
          title: it.title,
          will: it.will === 'do',
          says: it.will === 'do' ? becomes(it) : (it.why ?? ''),
        }))}
        summary={
          items === undefined || what === null ? '' : words.bulk.summary(name, items.length, will.length)
        }
        problem={problem ?? (preview.isError ? sentence(preview.error) : undefined)}
        onClear={onClear}
        asking={
          move === 'transfer' ? (
            <div className="ask">
              <SelectField
                label={words.decide.to}
                value={to}
                onChange={setTo}
                none={words.decide.chooseOffice}
                options={offices
                  .filter((it) => it.code !== code)
                  .map((it) => ({ value: it.code, label: inLanguage(it.name) }))}
              />
              <TextField label={words.decide.reason} value={reason} onChange={setReason} max={1000} />
            </div>
          ) : move === 'assign' ? (
            <div className="ask">
              <SelectField
                label={words.handler}
                value={handler ?? 'unchosen'}
                onChange={(id) => setHandler(id === 'unchosen' ? undefined : id)}
                options={[
                  { value: 'unchosen', label: words.bulk.chooseHandler },
                  { value: '', label: words.nobody },
                  ...people.map((it) => ({
                    value: it.id,
                    label: `${it.name} · ${words.load.waiting(it.waiting)}`,
                  })),
                ]}
              />
            </div>
          ) : null
        }
      >
        {moves
          .filter((it) => it !== move)
          .map((it) => (
            <button key={it} type="button" className="btn sm" onClick={() => choose(it)}>
              {words.bulk.moves[it]}
            </button>
          ))}
        <DossierButton ids={picked.map((it) => it.id)} />
        {canJudge && first !== undefined ? (
          <button type="button" className="btn sm" onClick={judge}>
            {words.bulk.judge(judged.length)}
          </button>
        ) : null}
        <button type="button" className="btn sm main" onClick={() => void go()}>
          {words.bulk.go(name, what === null ? picked.length : will.length)}
        </button>
      </BulkBar>
      {judging && first !== undefined ? (
        <BeginRound
          office={code}
          call={first.call}
          thing="suggestion"
          chosen={judged.map((it) => it.id)}
          names={names}
          onClose={() => setJudging(false)}
        />
      ) : null}
    </>
  )
}

function askFor(words: ReturnType<typeof useDeskWords>, to: string): string {
  return to === '' ? words.decide.missing.to : words.decide.missing.reason
}

/** The move with what it needs, or null while something is missing. */
function whatOf(
  move: Move,
  {
    to,
    reason,
    handler,
  }: { readonly to: string; readonly reason: string; readonly handler: string | undefined },
): BulkMove | null {
  switch (move) {
    case 'accept':
    case 'reserve':
      return { move }
    case 'transfer':
      return to === '' || reason.trim() === '' ? null : { move, to, reason: reason.trim() }
    case 'assign':
      return handler === undefined ? null : { move, handler: handler === '' ? null : handler }
  }
}
