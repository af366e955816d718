-- What an attachment says, so that it can be found; gone with the file.
create table file_text (
  file uuid primary key references file on delete cascade,
  outcome text not null check (outcome in ('read', 'cut', 'empty', 'locked', 'unreadable')),
  body text not null default '',
  read_at timestamptz not null
);

-- The SHA-256 that was announced: the same bytes announced again by the same person go on where they stopped.
alter table file add column announced text;
-- When the bytes were last compared with their SHA-256, and what was found amiss.
alter table file add column checked_at timestamptz;
alter table file add column damage text check (damage in ('missing', 'altered'));
create index file_check on file ((coalesce(checked_at, ready_at))) where state = 'ready';
