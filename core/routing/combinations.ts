import { type Routed, type RoutingRule, route, type Subject } from './route.ts'

/** What routing needs to know of a call. A whole call fits. */
export interface Routable {
  readonly kinds: readonly {
    readonly code: string
    readonly field:
      | { readonly ask: 'always' | 'never' }
      | { readonly fixed: string }
      | { readonly forLivelihood: readonly string[] }
    readonly asksLivelihood: boolean
  }[]
  readonly fields: readonly { readonly code: string }[]
  readonly livelihoods: readonly { readonly code: string }[]
  readonly routing: readonly RoutingRule[]
  readonly aliases: readonly {
    readonly kind: string
    readonly livelihood: string
    readonly becomes: string
  }[]
}

type Kind = Routable['kinds'][number]

/**
 * Every combination that a form can express, refused ones included, in the call's own order. A livelihood that turns the
 * kind into another one appears once and without a field, because the other kind's form then asks for it.
 */
export const combinationsOf = (call: Routable): readonly Subject[] =>
  call.kinds.flatMap((kind) =>
    livelihoodsOf(call, kind).flatMap((livelihood) =>
      fieldsOf(call, kind, livelihood).map((field) => ({ kind: kind.code, field, livelihood })),
    ),
  )

/** The combination after the call's aliases: a livelihood that means another kind becomes that kind, with its fixed field. */
export function settle(call: Routable, subject: Subject): Subject {
  const alias = call.aliases.find((it) => it.kind === subject.kind && it.livelihood === subject.livelihood)
  if (alias === undefined) return subject
  const kind = call.kinds.find((it) => it.code === alias.becomes)
  return {
    kind: alias.becomes,
    field: kind !== undefined && 'fixed' in kind.field ? kind.field.fixed : subject.field,
    livelihood: null,
  }
}

/** Where the call sends the combination, aliases included. */
export const routeIn = (call: Routable, subject: Subject): Routed =>
  route(call.routing, settle(call, subject))

/** Whether a field is asked of this kind, once the livelihood (where one is asked) is known. */
export function asksField(call: Routable, kind: Kind, livelihood: string | null): boolean {
  if (call.aliases.some((it) => it.kind === kind.code && it.livelihood === livelihood)) return false
  if ('fixed' in kind.field) return false
  if ('ask' in kind.field) return kind.field.ask === 'always'
  return livelihood !== null && kind.field.forLivelihood.includes(livelihood)
}

const livelihoodsOf = (call: Routable, kind: Kind): readonly (string | null)[] =>
  kind.asksLivelihood ? call.livelihoods.map((it) => it.code) : [null]

const fieldsOf = (call: Routable, kind: Kind, livelihood: string | null): readonly (string | null)[] => {
  if ('fixed' in kind.field) return [kind.field.fixed]
  return asksField(call, kind, livelihood) ? call.fields.map((it) => it.code) : [null]
}
