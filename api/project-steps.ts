import { z } from 'zod'
import { id, move, text, withId } from './endpoint.ts'
import { foundElement, projectEnd, projectStep, stage } from './project-view.ts'

/** Where a project stands after a step. */
export const projectStepped = z.object({
  id,
  stage,
  step: projectStep,
  end: projectEnd.nullable(),
  revision: z.number().int(),
})
const reasoned = move.extend({ reason: text(2000) })
const noted = move.extend({ note: text(2000).default('') })

/** The steps of a project: each once per key, on the revision that was looked at. */
export const projectMoves = {
  'POST /projects/:id/hand-in': {
    summary: 'Hand in the stage that is being written; makes an immutable snapshot.',
    tag: 'projects',
    access: 'signed-in',
    params: withId,
    body: noted,
    response: projectStepped,
  },
  'POST /projects/:id/return': {
    summary: 'Give the stage back to the team, with a reason.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: projectStepped,
  },
  'POST /projects/:id/pass': {
    summary: 'Pass the application on to approval, where experts judge it.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: noted,
    response: projectStepped,
  },
  'POST /projects/:id/refuse': {
    summary: 'Refuse the application; the project ends.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: projectStepped,
  },
  'POST /projects/:id/approve': {
    summary: 'The head approves, once enough experts gave a level for each critical element.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: noted,
    response: projectStepped,
  },
  'POST /projects/:id/confirm': {
    summary: 'The head confirms the task book: it is the promise from now on.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: noted,
    response: projectStepped,
  },
  'POST /projects/:id/continue': {
    summary: 'The head lets the project go on after the mid-term check.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: noted,
    response: projectStepped,
  },
  'POST /projects/:id/terminate': {
    summary: 'The head ends the project at the mid-term check.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: projectStepped,
  },
  'POST /projects/:id/findings': {
    summary: 'Record what was found of elements at acceptance; the last finding of an element counts.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: move.extend({ findings: z.array(foundElement).min(1).max(50) }),
    response: projectStepped,
  },
  'POST /projects/:id/accept': {
    summary: 'The head accepts the result; short of the promise only with a reason.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: noted,
    response: projectStepped,
  },
  'POST /projects/:id/rectify': {
    summary: 'The head gives the result back to be put right, with a reason.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: projectStepped,
  },
  'POST /projects/:id/not-accept': {
    summary: 'The head does not accept the result; the project ends.',
    tag: 'projects',
    access: 'staff',
    params: withId,
    body: reasoned,
    response: projectStepped,
  },
} as const
