import { availability } from './availability.ts'
import { calls } from './calls.ts'
import { condensing } from './condensing.ts'
import { directions } from './directions.ts'
import { drafts } from './drafts.ts'
import type { Contract as AnyContract } from './endpoint.ts'
import { expertImport } from './expert-import.ts'
import { experts } from './experts.ts'
import { exports } from './exports.ts'
import { factors } from './factors.ts'
import { siteFeatures } from './features.ts'
import { files } from './files.ts'
import { groups } from './groups.ts'
import { guides } from './guides.ts'
import { health } from './health.ts'
import { judging } from './judging.ts'
import { likeness } from './likeness.ts'
import { meetings } from './meetings.ts'
import { model } from './model.ts'
import { notices } from './notices.ts'
import { offices } from './offices.ts'
import { orgs } from './orgs.ts'
import { papers } from './papers.ts'
import { partners } from './partners.ts'
import { people } from './people.ts'
import { personal } from './personal.ts'
import { projectDrafts } from './project-drafts.ts'
import { projectMoves } from './project-steps.ts'
import { projects } from './projects.ts'
import { publicGuides } from './public-guides.ts'
import { receipts } from './receipts.ts'
import { results } from './results.ts'
import { reviews } from './reviews.ts'
import { rounds } from './rounds.ts'
import { savedViews } from './saved-views.ts'
import { search } from './search.ts'
import { session } from './session.ts'
import { statistics } from './statistics.ts'
import { suggestions } from './suggestions.ts'
import { tables } from './tables.ts'
import { unitImport } from './unit-import.ts'
import { versions } from './versions.ts'

/** Every operation of the platform. The server must answer each, the description lists each, the screen calls none other. */
export const contract = {
  ...session,
  ...factors,
  ...orgs,
  ...unitImport,
  ...availability,
  ...calls,
  ...suggestions,
  ...drafts,
  ...versions,
  ...partners,
  ...siteFeatures,
  ...files,
  ...exports,
  ...papers,
  ...tables,
  ...reviews,
  ...offices,
  ...savedViews,
  ...search,
  ...directions,
  ...guides,
  ...publicGuides,
  ...groups,
  ...condensing,
  ...model,
  ...likeness,
  ...meetings,
  ...rounds,
  ...experts,
  ...expertImport,
  ...judging,
  ...results,
  ...projects,
  ...projectMoves,
  ...projectDrafts,
  ...notices,
  ...receipts,
  ...people,
  ...personal,
  ...health,
  ...statistics,
} as const satisfies AnyContract

export type Contract = typeof contract
export type Operation = keyof Contract
