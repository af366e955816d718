import type { Answers } from '#core/form/answers.ts'
import { fieldsOf } from '#core/form/asked.ts'
import type { Form } from '#core/form/form.ts'
import { pathsOf } from '#core/form/paths.ts'
import type { OrgId, PersonId, SuggestionId } from '#core/id.ts'
import { dayOf, type Instant } from '#core/instant.ts'
import type { Actor } from '#core/permission/actor.ts'
import type { Suggestion } from '#core/suggestion/suggestion.ts'
import { addAuthor } from '#server/commands/draft/authors.ts'
import { begin } from '#server/commands/draft/begin.ts'
import { saveAnswers } from '#server/commands/draft/save-answers.ts'
import { handIn } from '#server/commands/suggestion/hand-in.ts'
import type { Asked, Moved } from '#server/commands/suggestion/move.ts'
import type { Context } from '#server/context.ts'
import { answersOf } from '#server/db/answers.ts'
import { loadSuggestion } from '#server/db/suggestions.ts'
import { attachFiles } from './attachments.ts'
import { hour } from './days.ts'
import { fill } from './fill.ts'
import { fitted, writer } from './grammar.ts'
import { invitePartners } from './partners.ts'
import type { Citizen } from './people.ts'
import type { Planned } from './plan.ts'
import type { Random } from './random.ts'
import { granted, type Settled } from './settle.ts'
import { texts } from './texts.ts'
import type { wordsOf } from './words.ts'

/** What a story needs of the city around it. */
export interface Stage {
  readonly ctx: Context
  readonly planned: Planned
  readonly unit: Settled
  readonly filer: Citizen
  readonly words: ReturnType<typeof wordsOf>
  readonly random: Random
  /** Chance of the words alone: who suggests the same again says nearly the same. */
  readonly chance: Random
  /** Chance of the assessment alone. */
  readonly weighing: Random
  readonly actor: (person: PersonId) => Promise<Actor>
  /** Somebody of the office, the head if asked for. */
  readonly officer: (office: string, head?: 'head') => PersonId
  /** Whoever of the planning office places what no rule places. */
  readonly planner: PersonId
}

/** One thing that happens in a story, at its moment. */
export interface Step {
  readonly at: Instant
  readonly run: (at: Instant) => Promise<unknown>
}

/** One suggestion's life, told by the commands that people would press. */
export class Story {
  id = '' as SuggestionId
  readonly stage: Stage
  constructor(stage: Stage) {
    this.stage = stage
  }

  /** Begins it and writes everything, or only so much of it. */
  async write(at: Instant, share: number): Promise<void> {
    const { ctx, planned, unit, words, random, chance, weighing } = this.stage
    const actor = await this.filer()
    const { call, kind, field, livelihood, title } = planned
    const form = call.forms[kind.form]
    if (!form) throw new Error(`No form ${kind.form}.`)
    const { abstract: patterns, banks } = texts.compose
    const pattern = random.pick(patterns[kind.code] ?? patterns[''] ?? [])
    const abstract = fitted(writer(banks, random, words.today)(pattern, words.slots), 300)
    const begun = await begin(
      ctx,
      actor,
      {
        key: ctx.dice.id(at),
        call: call.id,
        org: unit.id as OrgId,
        kind: kind.code,
        field,
        livelihood,
        fieldNote: words.slots['object'] ?? '',
        title,
        abstract,
      },
      at,
    )
    this.id = granted(begun, title).id as SuggestionId
    const standing = await answersOf(ctx.db, this.id)
    const first = Object.fromEntries(
      standing.filter((it) => !it.path.includes('/')).map((it) => [it.path, it.value]),
    )
    const answers = fill(
      {
        call,
        form,
        kind: kind.code,
        orgType: unit.unit.type,
        slots: words.slots,
        lists: words.lists,
        random: chance,
        weighing,
        ...(planned.readiness !== undefined && { managed: true as const }),
        today: words.today,
      },
      first,
    )
    const told = this.asBegun(form, answers)
    const paths = pathsOf(form, told).filter(({ path }) => !(path in first))
    const whole = share >= 1 || planned.readiness !== undefined
    const kept = whole ? paths : paths.slice(0, Math.ceil(paths.length * share))
    await this.save(
      kept.map(({ path, value }) => ({ path, value, base: 0 })),
      at + hour,
    )
    if (!whole) return
    await attachFiles(this, form, told, at + hour)
    await invitePartners(this, answers, at + hour)
    if (random.chance(0.18)) await this.inviteColleague(at + hour)
  }

  /** Without its assessment, where drafts had none when this one was begun. */
  private asBegun(form: Form, answers: Answers): Answers {
    if (this.stage.planned.readiness !== 'typed-only') return answers
    const assessed = fieldsOf(form).filter(
      (it) => it.use && ['readiness-elements', 'readiness-evidence'].includes(it.use),
    )
    return Object.fromEntries(Object.entries(answers).filter(([id]) => !assessed.some((it) => it.id === id)))
  }

  private async inviteColleague(at: Instant): Promise<void> {
    const { ctx, unit, filer, random } = this.stage
    const others = unit.filers.filter((it) => it.id !== filer.id)
    if (others.length === 0) return
    granted(await addAuthor(ctx, await this.filer(), this.id, random.pick(others).id, at), 'co-author')
  }

  /** Saves edits as the editor does: on top of what stands. */
  async save(
    ops: readonly { readonly path: string; readonly value: unknown; readonly base: number }[],
    at: Instant,
  ): Promise<void> {
    const { ctx, planned } = this.stage
    const withIds = ops.map((it) => ({ ...it, op: ctx.dice.id(at) }))
    const saved = granted(await saveAnswers(ctx, await this.filer(), this.id, withIds, at), planned.title)
    const lost = saved.outcomes.find((it) => it.outcome !== 'applied')
    if (lost) throw new Error(`${planned.title}: ${JSON.stringify(lost)}`)
  }

  /** Adds a sentence to each of these fields, as somebody does who was asked to say more. */
  async revise(fields: readonly string[], sentence: () => string, at: Instant): Promise<void> {
    const { ctx } = this.stage
    const standing = await answersOf(ctx.db, this.id)
    const texts = standing.filter((it) => fields.includes(it.path) && typeof it.value === 'string')
    await this.save(
      texts.map((it) => {
        const longer = `${it.value}${sentence()}`
        return {
          path: it.path,
          value: [...longer].length <= this.limitOf(it.path) ? longer : it.value,
          base: it.rev,
        }
      }),
      at,
    )
  }

  private limitOf(id: string): number {
    const { call, kind } = this.stage.planned
    const field = call.forms[kind.form]?.sections.flatMap((it) => it.fields).find((it) => it.id === id)
    return field && 'max' in field && typeof field.max === 'number' ? field.max : 0
  }

  handIn(at: Instant): Promise<Suggestion> {
    return this.move(this.handsIn(), at, handIn)
  }

  /** In some units only the administrator hands in. */
  private handsIn(): PersonId {
    const { planned, unit, filer } = this.stage
    const type = planned.call.orgTypes.find((it) => it.code === unit.unit.type)
    return type?.path === 'admin' ? unit.admin.id : filer.id
  }

  /** Any move, in the name of somebody, on the suggestion as it stands. */
  async move<More extends object>(
    person: PersonId,
    at: Instant,
    command: (
      ctx: Context,
      actor: Actor,
      id: SuggestionId,
      asked: Asked & More,
      at: Instant,
    ) => Promise<Moved>,
    more?: More,
  ): Promise<Suggestion> {
    const { ctx, planned, actor } = this.stage
    const it = await this.load()
    const asked = { revision: it.revision, key: ctx.dice.id(at), ...more } as Asked & More
    const what = `${planned.kind.code} ${planned.title} (${dayOf(at)}, ${planned.ending})`
    return granted(await command({ ...ctx, now: () => at }, await actor(person), this.id, asked, at), what)
  }

  async load(): Promise<Suggestion> {
    const it = await loadSuggestion(this.stage.ctx.db, this.id)
    if (!it) throw new Error(`${this.stage.planned.title} is gone.`)
    return it
  }

  filer(): Promise<Actor> {
    return this.stage.actor(this.stage.filer.id)
  }
}
