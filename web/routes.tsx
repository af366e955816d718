import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from '@tanstack/react-router'
import type { ComponentType } from 'react'
import { PublicFrame } from './parts/PublicFrame.tsx'
import { RouteFailed } from './parts/RouteFailed.tsx'
import { Waiting } from './parts/Screen.tsx'

/** The map of the site. Each page is fetched when it is first opened; its file exports the page as `default`. */
type Page = () => Promise<{ readonly default: ComponentType }>

const root = createRootRoute({ notFoundComponent: () => null })

const publicFrame = createRoute({ getParentRoute: () => root, id: 'public', component: PublicFrame })
const benchFrame = createRoute({
  getParentRoute: () => root,
  id: 'bench',
  component: lazyRouteComponent(() => import('./parts/BenchFrame.tsx'), 'BenchFrame'),
})

const open = (path: string, page: Page) =>
  createRoute({ getParentRoute: () => publicFrame, path, component: lazyRouteComponent(page) })
const desk = (path: string, page: Page) =>
  createRoute({ getParentRoute: () => benchFrame, path, component: lazyRouteComponent(page) })

const openPages = [
  open('/', () => import('./pages/home/HomePage.tsx')),
  open('/notice', () => import('./pages/call/NoticePage.tsx')),
  open('/calls/$call', () => import('./pages/call/NoticePage.tsx')),
  open('/calls/$call/kinds/$kind', () => import('./pages/call/KindPage.tsx')),
  open('/find-office', () => import('./pages/office/FindOfficePage.tsx')),
  open('/contacts', () => import('./pages/office/ContactsPage.tsx')),
  open('/guides', () => import('./pages/guides/GuidesPage.tsx')),
  open('/guides/$slug', () => import('./pages/guide/GuidePage.tsx')),
  open('/guides/$slug/$no', () => import('./pages/guide/DirectionPage.tsx')),
  open('/readiness', () => import('./pages/readiness/ReadinessPage.tsx')),
  open('/readiness/self-test', () => import('./pages/readiness-test/SelfTestPage.tsx')),
  open('/receipt', () => import('./pages/receipt/ReceiptPage.tsx')),
  open('/transparency', () => import('./pages/transparency/TransparencyPage.tsx')),
  open('/status', () => import('./pages/status/StatusPage.tsx')),
  open('/help', () => import('./pages/help/HelpPage.tsx')),
  open('/privacy', () => import('./pages/help/PrivacyPage.tsx')),
  open('/accessibility', () => import('./pages/help/AccessibilityPage.tsx')),
  open('/site-map', () => import('./pages/help/SiteMapPage.tsx')),
  open('/sign-in', () => import('./pages/sign-in/SignInPage.tsx')),
  open('/register', () => import('./pages/sign-in/RegisterPage.tsx')),
  open('/verify', () => import('./pages/sign-in/VerifyPage.tsx')),
  open('/reset', () => import('./pages/sign-in/ResetPage.tsx')),
  open('/expert-invitation', () => import('./pages/expert-invitation/ExpertInvitationPage.tsx')),
  open('/partner', () => import('./pages/partner/PartnerPage.tsx')),
  open('$', () => import('./pages/help/NotFoundPage.tsx')),
]

const deskPages = [
  desk('/account', () => import('./pages/account/AccountPage.tsx')),
  desk('/account/data', () => import('./pages/my-data/MyDataPage.tsx')),
  desk('/invitation', () => import('./pages/unit/InvitationPage.tsx')),
  desk('/start', () => import('./pages/start/StartPage.tsx')),
  desk('/suggestions', () => import('./pages/my-suggestions/MyPage.tsx')),
  desk('/my/read-form', () => import('./pages/read-form/ReadFormPage.tsx')),
  desk('/suggestions/$id', () => import('./pages/suggestion/SuggestionPage.tsx')),
  desk('/suggestions/$id/edit', () => import('./pages/suggestion-edit/EditPage.tsx')),
  desk('/unit/new', () => import('./pages/unit/NewUnitPage.tsx')),
  desk('/unit/$id', () => import('./pages/unit/UnitPage.tsx')),
  desk('/unit/$id/members', () => import('./pages/unit/MembersPage.tsx')),
  desk('/unit/$id/settings', () => import('./pages/unit/SettingsPage.tsx')),
  desk('/unit/$id/review', () => import('./pages/unit-review/UnitReviewPage.tsx')),
  desk('/office/$code', () => import('./pages/office-queue/OfficeDeskPage.tsx')),
  desk('/office/$code/condense', () => import('./pages/condense/CondensePage.tsx')),
  desk('/office/$code/meetings', () => import('./pages/meetings/MeetingsPage.tsx')),
  desk('/office/$code/rounds', () => import('./pages/rounds/RoundsPage.tsx')),
  desk('/rounds/$id', () => import('./pages/rounds/RoundPage.tsx')),
  desk('/directions/$id', () => import('./pages/direction/DirectionPage.tsx')),
  desk('/suggestions/$id/work', () => import('./pages/suggestion-work/SuggestionWorkPage.tsx')),
  desk('/suggestions/$id/compare/$other', () => import('./pages/compare/ComparePage.tsx')),
  desk('/projects', () => import('./pages/projects/ProjectsPage.tsx')),
  desk('/projects/$id', () => import('./pages/project/ProjectPage.tsx')),
  desk('/projects/$id/snapshots/$snapshot', () => import('./pages/project/SnapshotPage.tsx')),
  desk('/projects/$id/edit', () => import('./pages/project-edit/ProjectEditPage.tsx')),
  desk('/judging', () => import('./pages/judging/JudgingPage.tsx')),
  desk('/judging/$id', () => import('./pages/judging/TaskPage.tsx')),
  desk('/rounds/$id/results', () => import('./pages/round-results/ResultsPage.tsx')),
  desk('/guide-assembly', () => import('./pages/guide-assembly/AssemblyListPage.tsx')),
  desk('/guide-assembly/$id', () => import('./pages/guide-assembly/AssemblyPage.tsx')),
  desk('/experts', () => import('./pages/experts/ExpertsPage.tsx')),
  desk('/experts/$id', () => import('./pages/experts/ExpertPage.tsx')),
  desk('/judging/profile', () => import('./pages/judging-profile/ProfilePage.tsx')),
  desk('/triage', () => import('./pages/triage/TriagePage.tsx')),
  desk('/admin', () => import('./pages/admin-orgs/AdminHomePage.tsx')),
  desk('/admin/orgs', () => import('./pages/admin-orgs/AdminOrgsPage.tsx')),
  desk('/admin/people', () => import('./pages/admin-people/AdminPeoplePage.tsx')),
  desk('/admin/roles', () => import('./pages/roles/RolesPage.tsx')),
  desk('/admin/calls', () => import('./pages/admin-calls/AdminCallsPage.tsx')),
  desk('/admin/health', () => import('./pages/admin-health/HealthPage.tsx')),
  desk('/admin/outbox', () => import('./pages/admin-outbox/AdminOutboxPage.tsx')),
  desk('/admin/audit', () => import('./pages/admin-audit/AdminAuditPage.tsx')),
  desk('/admin/personal', () => import('./pages/admin-personal/AdminPersonalPage.tsx')),
  desk('/admin/refusals', () => import('./pages/admin-refusals/AdminRefusalsPage.tsx')),
  desk('/admin/exports', () => import('./pages/admin-exports/AdminExportsPage.tsx')),
  desk('/statistics', () => import('./pages/statistics/StatisticsPage.tsx')),
  desk('/statistics/list', () => import('./pages/statistics/ListPage.tsx')),
  desk('/exports', () => import('./pages/exports/ExportsPage.tsx')),
  desk('/notices', () => import('./pages/notices/NoticesPage.tsx')),
]

export const router = createRouter({
  routeTree: root.addChildren([publicFrame.addChildren(openPages), benchFrame.addChildren(deskPages)]),
  scrollRestoration: true,
  defaultPreload: 'intent',
  defaultPendingComponent: Waiting,
  defaultErrorComponent: RouteFailed,
})
