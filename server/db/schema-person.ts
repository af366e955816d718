import type { Defaulted, Optional, OptionalStamp, Stamp } from './schema.ts'

/** The tables of people, their sessions, and what proves them. */
export interface PersonTables {
  person: PersonTable
  session: SessionTable
  consent: { person: string; notice: string; version: string; at: Stamp }
  totp: {
    person: string
    secret: Buffer
    last_step: Defaulted<number>
    begun_at: Stamp
    confirmed_at: OptionalStamp
  }
  recovery_code: { person: string; digest: Buffer; used_at: OptionalStamp }
  passkey: {
    id: string
    person: string
    credential: string
    public_key: Buffer
    counter: number
    transports: string[]
    name: string
    created_at: Stamp
    last_used_at: OptionalStamp
  }
  outer_identity: { issuer: string; subject: string; person: string; linked_at: Stamp }
  former_password: { person: string; hash: string; until: Stamp }
  known_device: { person: string; digest: Buffer; last_at: Stamp }
  erasure: {
    id: string
    person: string
    asked_at: Stamp
    asked_by: Optional<string>
    decided_at: OptionalStamp
    decided_by: Optional<string>
    outcome: Optional<'erased' | 'refused' | 'withdrawn'>
    reason: Defaulted<string>
  }
  refusal: {
    person: Optional<string>
    operation: string
    subject: string
    why: string
    hour: Stamp
    count: number
    last_at: Stamp
    address: Optional<string>
  }
}

export interface PersonTable {
  id: string
  email: string
  email_verified_at: OptionalStamp
  mobile: Optional<string>
  name: string
  title: Defaulted<string>
  password_hash: string
  password_at: OptionalStamp
  second_factor: Defaulted<boolean>
  language: Defaulted<string>
  large_type: Defaulted<boolean>
  created_at: Stamp
  disabled_at: OptionalStamp
  erased_at: OptionalStamp
  failures: Defaulted<number>
  locked_until: OptionalStamp
}

export interface SessionTable {
  token_hash: Buffer
  id: string
  person: string
  created_at: Stamp
  last_seen: Stamp
  confirmed_at: Stamp
  idle_until: Stamp
  ends_at: Stamp
  agent: string
  address: string
  second_at: OptionalStamp
}
