-- Large files that somebody asked for: made by a job, kept for a while, fetched by the one who asked.
create table export (
  id uuid primary key,
  person uuid not null references person,
  sort text not null,
  -- The list's own filter, as its address says it.
  wanted jsonb not null,
  language text not null,
  state text not null check (state in ('queued', 'making', 'ready', 'failed', 'cancelled', 'expired')),
  name text not null,
  -- Whether personal data is inside; then the file says who took it out.
  personal boolean not null,
  done int not null default 0,
  total int not null,
  size bigint,
  sha256 text,
  problem text,
  created_at timestamptz not null,
  -- When the maker last said that it is at work; one that fell silent is taken up by another.
  beat_at timestamptz,
  ready_at timestamptz,
  expires_at timestamptz
);
create index export_person on export (person, created_at desc);
create index export_waiting on export (created_at) where state in ('queued', 'making');
create index export_kept on export (expires_at) where state = 'ready';
