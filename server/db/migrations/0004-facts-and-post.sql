-- What has happened. Never updated, never deleted; chained per subject.
create table fact (
  subject text not null,
  n int not null,
  happened text not null,
  detail jsonb not null,
  by_person uuid,
  at timestamptz not null,
  prev text not null,
  hash text not null,
  xid xid8 not null default pg_current_xact_id(),
  primary key (subject, n)
);
create index fact_at on fact (at);
create index fact_unsealed on fact (xid);

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'facts are never changed';
end $$;
create trigger fact_is_final before update or delete on fact for each row execute function refuse_change();

-- Committed facts, linked into one chain by a job.
create table checkpoint (
  n bigint generated always as identity primary key,
  at timestamptz not null,
  facts int not null,
  prev text not null,
  hash text not null
);
create table sealed (
  subject text not null,
  n int not null,
  checkpoint bigint not null references checkpoint,
  primary key (subject, n)
);
create index sealed_checkpoint on sealed (checkpoint);

-- A move that arrives twice under one key is done once.
create table done_once (
  actor uuid not null,
  key text not null,
  what text not null,
  outcome jsonb not null,
  at timestamptz not null,
  primary key (actor, key)
);

create table notice (
  id uuid primary key,
  person uuid not null references person,
  sort text not null,
  suggestion uuid references suggestion on delete cascade,
  org uuid references org,
  params jsonb not null,
  at timestamptz not null,
  read_at timestamptz
);
create index notice_person on notice (person, at desc);

create table mail (
  id uuid primary key,
  recipient text not null,
  person uuid,
  sort text not null,
  suggestion uuid,
  subject text not null,
  body text not null,
  created_at timestamptz not null,
  -- Held back this long, so that a slip can be undone.
  not_before timestamptz not null,
  sent_at timestamptz,
  failed_at timestamptz,
  error text,
  attempts int not null default 0
);
create index mail_waiting on mail (not_before) where sent_at is null;
create index mail_created on mail (created_at desc);

create table setting (
  key text primary key,
  value jsonb not null,
  changed_at timestamptz not null,
  changed_by uuid references person
);
