-- Installed versions are never changed; the newest is the one in force.
create table call_version (
  id uuid primary key,
  call text not null,
  version int not null,
  digest text not null,
  content jsonb not null,
  installed_at timestamptz not null,
  installed_by uuid references person,
  note text not null default '',
  unique (call, version)
);

create table call (
  id text primary key,
  current uuid not null references call_version,
  position int not null default 0
);

create table call_serial (
  call text not null,
  kind text not null,
  last int not null,
  primary key (call, kind)
);
