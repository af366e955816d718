import { z } from 'zod'
import { duties } from '#core/project/project.ts'
import { id, move, text, withId } from './endpoint.ts'
import { projectStepped } from './project-steps.ts'
import {
  comparison,
  person,
  projectListed,
  projectStep,
  projectView,
  snapshotView,
  stage,
} from './project-view.ts'

/** Projects from opening to acceptance; their steps and how their stages are written are in files beside this one. */
export const projects = {
  'GET /projects': {
    summary: 'The projects that the reader takes part in, bears, works on or oversees.',
    tag: 'projects',
    access: 'signed-in',
    query: z.object({ office: text(20).optional(), state: projectStep.optional(), stage: stage.optional() }),
    response: z.object({ items: z.array(projectListed) }),
  },
  'POST /projects': {
    summary: 'Open a project from an adopted suggestion or a published direction.',
    tag: 'projects',
    access: 'staff',
    body: z.object({
      key: z.uuid(),
      /** At least one of the two; with both, the suggestion is a source of the direction and becomes the baseline. */
      suggestion: id.nullable(),
      direction: id.nullable(),
      title: text(200),
      org: id,
      leader: id,
    }),
    response: z.object({ id, no: z.string() }),
  },
  'GET /offices/:code/project-sources': {
    summary: 'What an office can open a project from: adopted suggestions and published directions.',
    tag: 'projects',
    access: 'staff',
    params: z.object({ code: text(20) }),
    query: z.object({ q: text(100).default('') }),
    response: z.object({
      suggestions: z.array(
        z.object({ id, no: z.string(), title: z.string(), org: person, projects: z.number().int() }),
      ),
      directions: z.array(
        z.object({
          id,
          no: z.string(),
          title: z.string(),
          projects: z.number().int(),
          sources: z.array(z.object({ id, no: z.string(), title: z.string() })),
        }),
      ),
    }),
  },
  'GET /offices/:code/project-bearers': {
    summary: 'Registered units by a part of their name, with the people who file for them.',
    tag: 'projects',
    access: 'staff',
    params: z.object({ code: text(20) }),
    query: z.object({ q: text(100) }),
    response: z.object({ items: z.array(z.object({ id, name: z.string(), people: z.array(person) })) }),
  },
  'GET /projects/:id': {
    summary:
      'One project: team, stages, snapshots, decisions, promise and findings, and what the reader may do.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    response: projectView,
  },
  'GET /projects/:id/colleagues': {
    summary: 'Who of the unit may be taken into the team.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    response: z.object({ people: z.array(person.extend({ member: z.boolean() })) }),
  },
  'POST /projects/:id/members': {
    summary: 'Take a person of the unit into the team, or let them lead it from now on.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    body: z.object({ person: id, duty: z.enum(duties).default('member') }),
    response: projectStepped,
  },
  'DELETE /projects/:id/members/:person': {
    summary: 'Take a person out of the team; what they wrote stays.',
    tag: 'projects',
    access: 'signed-in',
    params: withId.extend({ person: id }),
    response: projectStepped,
  },
  'PUT /projects/:id/evidence-released': {
    summary: 'Let the team read the evidence of the baseline.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: move,
    response: projectStepped,
  },
  'GET /projects/:id/snapshots/:snapshot': {
    summary: 'One snapshot whole, as the reader may read it.',
    tag: 'projects',
    access: 'signed-in',
    params: withId.extend({ snapshot: id }),
    response: snapshotView,
  },
  'GET /projects/:id/compare': {
    summary: 'What was promised against the newest assessment, element by element and item by item.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    response: z.object({ comparison: comparison.nullable() }),
  },
} as const
