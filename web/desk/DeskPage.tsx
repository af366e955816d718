import type { ReactNode } from 'react'
import { Broken, Empty, Waiting } from '../parts/Screen.tsx'
import { type Filter, Filters } from './Filters.tsx'
import { KeyDialog, KeyLine } from './KeyHelp.tsx'
import { More } from './More.tsx'
import { type Column, Queue, type Row } from './Queue.tsx'
import type { DeskList } from './use-desk-list.ts'
import { type ViewGroup, Views } from './Views.tsx'
import { useDeskWords } from './words.ts'
import { Work } from './work/Work.tsx'
import './desk.css'

interface Props<Item extends Row> {
  readonly desk: DeskList<Item>
  readonly title: string
  readonly groups: readonly ViewGroup[]
  readonly view: string
  readonly onView?: () => void
  /** What stands below the views. */
  readonly beside: ReactNode
  readonly status: string
  readonly tools?: ReactNode
  /** What must be seen before the list. */
  readonly above?: ReactNode
  readonly filters: readonly Filter[]
  /** A search box of its own, and what is said about what was searched for. */
  readonly box?: ReactNode
  readonly note?: ReactNode
  readonly columns: readonly Column<Item>[]
  readonly sort: string
  /** Why the list is empty when nothing narrows it. */
  readonly none: string
  /** What A does here. */
  readonly accept: string
  readonly bulk: ReactNode
  /** Takes the place of the list with its filters and keys. */
  readonly instead?: ReactNode
}

/** A desk: its views, one list of many suggestions, and one of them beside it. */
export function DeskPage<Item extends Row>(props: Props<Item>) {
  const { desk, title, groups, view, onView, beside, status, tools, accept, instead } = props
  const words = useDeskWords()
  const { list, open, change } = desk
  const { current } = list
  const next = current === null ? null : list.after(current.id)
  return (
    <div className={open && current !== null ? 'desk with-side' : 'desk'}>
      <Views
        groups={groups}
        view={view}
        onView={(name) => {
          list.clear()
          onView?.()
          change({ view: name, at: null, open: null })
        }}
      >
        {beside}
      </Views>
      <section className={list.picked.length > 0 ? 'list picking' : 'list'} aria-label={title}>
        <div className="hd">
          <h1>{title}</h1>
          {instead === undefined ? (
            <span className="dim num" role="status">
              {status}
            </span>
          ) : null}
          {tools}
        </div>
        {instead === undefined ? <Listing {...props} /> : <div className="rows">{instead}</div>}
      </section>
      {open && current !== null ? (
        <aside className="page" aria-label={words.side}>
          <Work
            id={current.id}
            whole={false}
            asked={desk.asked}
            next={next === null ? null : () => desk.show(next.id)}
            onClose={() => change({ open: null })}
          />
        </aside>
      ) : null}
      {desk.helping ? <KeyDialog accept={accept} onClose={() => desk.setHelping(false)} /> : null}
    </div>
  )
}

function Listing<Item extends Row>(props: Props<Item>) {
  const { desk, title, above, filters, box, note, columns, sort, none, accept, bulk } = props
  const words = useDeskWords()
  const { items, pages, change } = desk
  return (
    <>
      {above}
      <Filters
        sought={desk.sought}
        field={desk.field}
        onChange={change}
        filters={filters}
        box={box}
        note={note}
      />
      <div className="rows">
        {pages.isError ? (
          <Broken error={pages.error} again={() => void pages.refetch()} />
        ) : desk.first === undefined ? (
          <Waiting />
        ) : items.length === 0 ? (
          <Empty title={words.empty.title} why={desk.narrowed ? words.empty.filtered : none}>
            {desk.narrowed ? (
              <button type="button" className="btn" onClick={desk.widen}>
                {words.empty.clear}
              </button>
            ) : null}
          </Empty>
        ) : (
          <>
            <Queue
              caption={title}
              items={items}
              columns={columns}
              list={desk.list}
              sort={sort}
              onSort={(name) => change({ sort: name === 'waiting' ? null : name })}
              onOpen={(it) => desk.show(it.id)}
              selectable={desk.selectable}
            />
            <More asked={pages} />
          </>
        )}
      </div>
      {bulk}
      <KeyLine accept={accept} onAll={() => desk.setHelping(true)} />
    </>
  )
}
