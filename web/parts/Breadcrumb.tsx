import { Link } from '@tanstack/react-router'
import { useFrameWords } from '../words.ts'

interface Step {
  readonly label: string
  readonly to?: string
}

/** Where the reader is; the last one is this page. */
export function Breadcrumb({ steps }: { readonly steps: readonly Step[] }) {
  const words = useFrameWords()
  return (
    <nav className="crumbs" aria-label={words.breadcrumb}>
      <ol>
        {steps.map(({ label, to }) => (
          <li key={label}>
            {to === undefined ? <span aria-current="page">{label}</span> : <Link to={to}>{label}</Link>}
          </li>
        ))}
      </ol>
    </nav>
  )
}
