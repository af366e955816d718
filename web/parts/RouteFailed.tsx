import type { ErrorComponentProps } from '@tanstack/react-router'
import { Broken } from './Screen.tsx'

/** A page that failed while being drawn, or whose code did not arrive. */
export function RouteFailed({ error }: ErrorComponentProps) {
  return (
    <div className="wrap">
      <Broken top error={error} again={() => location.reload()} />
    </div>
  )
}
