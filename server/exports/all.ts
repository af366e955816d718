import type { ExportSort } from '#core/export.ts'
import { archive } from './archive.ts'
import { dossier } from './dossier.ts'
import type { Exporter } from './exporter.ts'
import { audit } from './registers/audit.ts'
import { countedSuggestions, unitCountedSuggestions } from './registers/counted-suggestions.ts'
import { directions } from './registers/directions.ts'
import { experts } from './registers/experts.ts'
import { foundSuggestions } from './registers/found-suggestions.ts'
import { groups } from './registers/groups.ts'
import { guides } from './registers/guides.ts'
import { meetings } from './registers/meetings.ts'
import { members } from './registers/members.ts'
import { mySuggestions } from './registers/my-suggestions.ts'
import { officeSuggestions } from './registers/office-suggestions.ts'
import { orgs } from './registers/orgs.ts'
import { people } from './registers/people.ts'
import { projects } from './registers/projects.ts'
import { roundResults } from './registers/round-results.ts'
import { rounds } from './registers/rounds.ts'
import { unitSuggestions } from './registers/unit-suggestions.ts'
import { unitUnfinished } from './registers/unit-unfinished.ts'

/** Every sort of export by its name; a new one is a line here. */
export const exporters: Readonly<Partial<Record<ExportSort, Exporter>>> = {
  'my-suggestions': mySuggestions,
  'unit-suggestions': unitSuggestions,
  'office-suggestions': officeSuggestions,
  'found-suggestions': foundSuggestions,
  'counted-suggestions': countedSuggestions,
  'unit-counted-suggestions': unitCountedSuggestions,
  'unit-unfinished': unitUnfinished,
  members,
  experts,
  rounds,
  'round-results': roundResults,
  groups,
  directions,
  meetings,
  guides,
  projects,
  people,
  orgs,
  audit,
  dossier,
  archive,
}
