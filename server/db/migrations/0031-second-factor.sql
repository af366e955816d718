-- What proves a person besides the password. `second_factor` is kept with the tables below, so that no request has to ask them.
alter table person add column second_factor boolean not null default false;
alter table person add column password_at timestamptz;
-- When this session was given a second factor.
alter table session add column second_at timestamptz;

-- The secret is sealed: who reads the tables cannot make codes. A code is good for one step of thirty seconds, once.
create table totp (
  person uuid primary key references person,
  secret bytea not null,
  last_step bigint not null default 0,
  begun_at timestamptz not null,
  confirmed_at timestamptz
);

create table recovery_code (
  person uuid not null references person,
  digest bytea not null,
  used_at timestamptz,
  primary key (person, digest)
);

create table passkey (
  id uuid primary key,
  person uuid not null references person,
  credential text not null unique,
  public_key bytea not null,
  counter bigint not null,
  transports text[] not null,
  name text not null,
  created_at timestamptz not null,
  last_used_at timestamptz
);
create index passkey_person on passkey (person);

-- Who a person is at the sign-in service of the operator.
create table outer_identity (
  issuer text not null,
  subject text not null,
  person uuid not null references person,
  linked_at timestamptz not null,
  primary key (issuer, subject),
  unique (issuer, person)
);

create table former_password (
  person uuid not null references person,
  hash text not null,
  until timestamptz not null
);
create index former_password_person on former_password (person, until desc);

-- Digests of browser, system and network from which somebody has signed in.
create table known_device (
  person uuid not null references person,
  digest bytea not null,
  last_at timestamptz not null,
  primary key (person, digest)
);
