import type { ReactNode } from 'react'
import { useFrameWords } from '../words.ts'
import { Breadcrumb } from './Breadcrumb.tsx'
import { Phrases } from './Phrases.tsx'
import { useTitle } from './title.ts'

interface Props {
  readonly title: string
  readonly lede?: string | undefined
  /** Steps between the home page and this one. */
  readonly under?: readonly { readonly label: string; readonly to: string }[]
  /** Notes beside the text; below it on a small screen. */
  readonly beside?: ReactNode
  readonly children: ReactNode
}

/** A public page with a heading, the text and perhaps notes beside it. */
export function ReadingPage({ title, lede, under = [], beside, children }: Props) {
  const words = useFrameWords()
  useTitle(title)
  return (
    <div className="wrap reading">
      <Breadcrumb steps={[{ label: words.pages.home, to: '/' }, ...under, { label: title }]} />
      <header>
        <h1>
          <Phrases text={title} />
        </h1>
        {lede === undefined ? null : <p className="lede">{lede}</p>}
      </header>
      <div className={beside === undefined ? 'column' : 'column with-notes'}>
        <div className="text">{children}</div>
        {beside === undefined ? null : <aside>{beside}</aside>}
      </div>
    </div>
  )
}
