import type { Handlers } from '../serve.ts'
import { availabilityRoutes } from './availability.ts'
import { callAdminRoutes } from './call-admin.ts'
import { callRoutes } from './calls.ts'
import { condensingRoutes } from './condensing.ts'
import { directionRoutes } from './directions.ts'
import { draftRoutes } from './drafts.ts'
import { expertImportRoutes } from './expert-import.ts'
import { expertRoutes } from './experts.ts'
import { exportRoutes } from './exports.ts'
import { factorRoutes } from './factors.ts'
import { featureRoutes } from './features.ts'
import { fileRoutes } from './files.ts'
import { groupRoutes } from './groups.ts'
import { guideRoutes } from './guides.ts'
import { healthRoutes } from './health.ts'
import { judgingRoutes } from './judging.ts'
import { likenessRoutes } from './likeness.ts'
import { meetingRoutes } from './meetings.ts'
import { modelRoutes } from './model.ts'
import { noticeRoutes } from './notices.ts'
import { officeRoutes } from './offices.ts'
import { orgRoutes } from './orgs.ts'
import { paperRoutes } from './papers.ts'
import { partnerRoutes } from './partners.ts'
import { peopleRoutes } from './people.ts'
import { personalRoutes } from './personal.ts'
import { projectDraftRoutes } from './project-drafts.ts'
import { projectRoutes } from './projects.ts'
import { publicGuideRoutes } from './public-guides.ts'
import { receiptRoutes } from './receipts.ts'
import { resultRoutes } from './results.ts'
import { reviewRoutes } from './reviews.ts'
import { roundRoutes } from './rounds.ts'
import { savedViewRoutes } from './saved-views.ts'
import { searchRoutes } from './search.ts'
import { sessionRoutes } from './session.ts'
import { statisticsRoutes } from './statistics.ts'
import { suggestionRoutes } from './suggestions.ts'
import { tableRoutes } from './tables.ts'
import { unitImportRoutes } from './unit-import.ts'
import { versionRoutes } from './versions.ts'

/** Every operation's handler; the compiler holds this against the contract. */
export const handlers: Handlers = {
  ...sessionRoutes,
  ...factorRoutes,
  ...orgRoutes,
  ...unitImportRoutes,
  ...availabilityRoutes,
  ...callRoutes,
  ...callAdminRoutes,
  ...suggestionRoutes,
  ...draftRoutes,
  ...versionRoutes,
  ...partnerRoutes,
  ...featureRoutes,
  ...fileRoutes,
  ...exportRoutes,
  ...paperRoutes,
  ...tableRoutes,
  ...reviewRoutes,
  ...officeRoutes,
  ...savedViewRoutes,
  ...searchRoutes,
  ...directionRoutes,
  ...guideRoutes,
  ...publicGuideRoutes,
  ...groupRoutes,
  ...condensingRoutes,
  ...modelRoutes,
  ...likenessRoutes,
  ...meetingRoutes,
  ...roundRoutes,
  ...expertRoutes,
  ...expertImportRoutes,
  ...judgingRoutes,
  ...resultRoutes,
  ...projectRoutes,
  ...projectDraftRoutes,
  ...noticeRoutes,
  ...receiptRoutes,
  ...peopleRoutes,
  ...personalRoutes,
  ...healthRoutes,
  ...statisticsRoutes,
}
