-- What somebody was refused, counted by the hour. No fact: who asks a thousand times would make the chain a thousand links longer.
create table refusal (
  -- Null for somebody who was not signed in.
  person uuid,
  operation text not null,
  -- What it was asked of, by id; empty where it is about nothing, or where there were too many to tell.
  subject text not null,
  why text not null,
  hour timestamptz not null,
  count int not null,
  last_at timestamptz not null,
  -- Only where nobody was signed in.
  address text,
  unique nulls not distinct (person, operation, subject, why, hour, address)
);
create index refusal_last on refusal (last_at desc);
