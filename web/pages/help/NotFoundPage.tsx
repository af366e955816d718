import { Link } from '@tanstack/react-router'
import { Empty } from '../../parts/Screen.tsx'
import { useTitle } from '../../parts/title.ts'
import { useFrameWords } from '../../words.ts'

/** An address that leads nowhere. */
export default function NotFoundPage() {
  const { notFound } = useFrameWords()
  useTitle(notFound.title)
  return (
    <div className="wrap">
      <Empty top title={notFound.title} why={notFound.why}>
        <div className="row">
          <Link className="btn main lg" to="/">
            {notFound.home}
          </Link>
          <Link className="btn text lg" to="/site-map">
            {notFound.map}
          </Link>
        </div>
      </Empty>
    </div>
  )
}
