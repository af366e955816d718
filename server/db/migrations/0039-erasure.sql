-- Who asked that what is known of them be erased, and what became of it. The person stays as an id that names nobody.
alter table person add column erased_at timestamptz;

create table erasure (
  id uuid primary key,
  person uuid not null references person,
  asked_at timestamptz not null,
  asked_by uuid references person,
  decided_at timestamptz,
  decided_by uuid references person,
  outcome text check (outcome in ('erased', 'refused', 'withdrawn')),
  -- Told to the person where it is refused.
  reason text not null default '',
  check ((decided_at is null) = (outcome is null))
);
create unique index erasure_open on erasure (person) where decided_at is null;
create index erasure_asked on erasure (asked_at);
