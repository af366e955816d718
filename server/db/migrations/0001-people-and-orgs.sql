create extension if not exists pg_trgm;

create table person (
  id uuid primary key,
  email text not null,
  email_verified_at timestamptz,
  mobile text,
  name text not null,
  title text not null default '',
  password_hash text not null,
  language text not null default 'zh-CN',
  large_type boolean not null default false,
  created_at timestamptz not null,
  disabled_at timestamptz,
  failures int not null default 0,
  locked_until timestamptz,
  constraint email_is_lower_case check (email = lower(email))
);
create unique index person_email on person (email);
create unique index person_mobile on person (mobile) where mobile is not null;

-- Which version of the privacy notice was agreed to, and when.
create table consent (
  person uuid not null references person,
  notice text not null,
  version text not null,
  at timestamptz not null,
  primary key (person, notice, version)
);

create table session (
  token_hash bytea primary key,
  id uuid not null unique,
  person uuid not null references person,
  created_at timestamptz not null,
  last_seen timestamptz not null,
  confirmed_at timestamptz not null,
  idle_until timestamptz not null,
  ends_at timestamptz not null,
  agent text not null,
  address text not null
);
create index session_person on session (person);

-- One-time secrets sent by mail: verification, reset, invitation.
create table mail_token (
  token_hash bytea primary key,
  purpose text not null,
  person uuid references person,
  subject uuid,
  email text not null,
  expires_at timestamptz not null,
  used_at timestamptz
);

-- Proofs of work already handed in.
create table used_proof (
  proof text primary key,
  expires_at timestamptz not null
);

-- Failures by address, for slowing down guesses.
create table attempt (
  id bigint generated always as identity primary key,
  address text not null,
  account text not null,
  at timestamptz not null
);
create index attempt_address on attempt (address, at);

create table org (
  id uuid primary key,
  credit_code text not null unique,
  name text not null,
  type text not null,
  district text not null,
  profile jsonb not null default '{}',
  profile_rev int not null default 0,
  created_at timestamptz not null,
  verified_at timestamptz,
  -- The licence is looked at by a person where the check digit does not fit.
  check_digit_fits boolean not null,
  refused_reason text,
  path_override text,
  path_reason text,
  confirm_by_admin boolean not null default false,
  quotas jsonb not null default '{}'
);
create index org_name on org using gin (name gin_trgm_ops);
create index org_waiting on org (created_at) where verified_at is null;

create table member (
  org uuid not null references org,
  person uuid not null references person,
  -- asked: the person wants in; active; left
  state text not null check (state in ('asked', 'active', 'left')),
  filer boolean not null default true,
  reviewer boolean not null default false,
  admin boolean not null default false,
  -- A deputy reviews between these days.
  deputy_from date,
  deputy_to date,
  since timestamptz not null,
  primary key (org, person)
);
create index member_person on member (person);

create table invitation (
  id uuid primary key,
  org uuid not null references org,
  email text not null,
  name text not null,
  filer boolean not null,
  reviewer boolean not null,
  admin boolean not null,
  token_hash bytea not null unique,
  by_person uuid not null references person,
  at timestamptz not null,
  expires_at timestamptz not null,
  accepted_at timestamptz,
  revoked_at timestamptz
);
create index invitation_org on invitation (org);

-- What the bureau grants; unit roles are in member.
create table staff (
  person uuid not null references person,
  role text not null,
  -- Office code or district code; empty where the role has none.
  scope text not null default '',
  granted_at timestamptz not null,
  granted_by uuid references person,
  primary key (person, role, scope)
);
create index staff_scope on staff (role, scope);
