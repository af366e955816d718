import { z } from 'zod'
import { id, nothing, text } from './endpoint.ts'

const ofOffice = z.object({ code: text(20) })

/** What stands behind the question mark of the desk's address; what a desk does not know it passes over. */
export const deskAddress = z.strictObject({
  view: text(40).optional(),
  sort: text(40).optional(),
  q: text(200).optional(),
  call: text(60).optional(),
  kind: text(60).optional(),
  field: text(60).optional(),
  cohort: text(40).optional(),
  handler: text(60).optional(),
  columns: text(200).optional(),
})
export type DeskAddress = z.infer<typeof deskAddress>

const savedView = z.object({
  id,
  name: z.string(),
  shared: z.boolean(),
  by: z.object({ id, name: z.string() }),
  address: deskAddress,
  mayRemove: z.boolean(),
})
export type SavedViewShown = z.infer<typeof savedView>

export const savedViews = {
  'GET /offices/:code/saved-views': {
    summary: 'The lists that I have saved on this desk, and those that are shared there.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    response: z.object({ items: z.array(savedView) }),
  },
  'POST /offices/:code/saved-views': {
    summary: 'Save a list as it is narrowed now; the same name again replaces my own.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice,
    body: z.object({ name: text(40).trim().min(1), shared: z.boolean(), address: deskAddress }),
    response: z.object({ id }),
  },
  'DELETE /offices/:code/saved-views/:id': {
    summary: 'Take a saved list away.',
    tag: 'offices',
    access: 'staff',
    params: ofOffice.extend({ id }),
    response: nothing,
  },
} as const
