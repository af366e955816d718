create table suggestion (
  id uuid primary key,
  call text not null references call,
  call_version uuid not null references call_version,
  org uuid not null references org,
  filer uuid not null references person,
  kind text not null,
  field text,
  livelihood text,
  title text not null default '',
  state text not null,
  revision int not null default 1,
  since timestamptz not null,
  no text,
  versions int not null default 0,
  created_at timestamptz not null,
  -- Rises with every saved edit of the draft.
  rev bigint not null default 0,
  edited_at timestamptz not null,
  first_handed_in timestamptz,
  handed_in timestamptz,
  cohort text,
  office text,
  triage boolean not null default false,
  readers text[] not null default '{}',
  transfers int not null default 0,
  handler uuid references person,
  self_reviewed boolean not null default false,
  unlocked text[] not null default '{}',
  answer_by timestamptz,
  reason_code text,
  object_by timestamptz,
  objected boolean not null default false,
  frozen_before text,
  due timestamptz,
  unit_rank int,
  readiness_scale text,
  readiness_now int,
  readiness_target int,
  publish_scope text,
  copied_from uuid,
  constraint known_state check (state in ('draft', 'unit-review', 'unit-returned', 'unit-refused', 'unverified', 'submitted',
    'office-returned', 'accepted', 'reserve', 'not-accepted', 'withdrawn', 'frozen', 'purged')),
  constraint numbered_once_handed_in check (state = 'draft' or (no is not null and first_handed_in is not null and handed_in is not null and cohort is not null)),
  constraint at_office_has_office check (state not in ('submitted', 'office-returned', 'accepted', 'reserve', 'not-accepted', 'frozen') or office is not null),
  constraint frozen_remembers check ((state = 'frozen') = (frozen_before is not null))
);
create unique index suggestion_no on suggestion (no) where no is not null;
create index suggestion_filer on suggestion (filer, edited_at desc);
create index suggestion_org on suggestion (org, state, handed_in);
create index suggestion_office on suggestion (office, state, first_handed_in, id);
create index suggestion_handler on suggestion (handler, state, first_handed_in) where handler is not null;
create index suggestion_readers on suggestion using gin (readers) where readers <> '{}';
create index suggestion_due on suggestion (office, due) where state = 'submitted';
create index suggestion_state on suggestion (call, state, kind);
create index suggestion_title on suggestion using gin (title gin_trgm_ops);

create table co_author (
  suggestion uuid not null references suggestion on delete cascade,
  person uuid not null references person,
  added_at timestamptz not null,
  primary key (suggestion, person)
);
create index co_author_person on co_author (person);

-- The current value of each field: path is `field`, `table/row` or `table/row/column`.
create table answer (
  suggestion uuid not null references suggestion on delete cascade,
  path text not null,
  value jsonb,
  rev bigint not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (suggestion, path)
);

-- Every edit ever acknowledged, the losing side of a clash included.
create table answer_log (
  suggestion uuid not null references suggestion on delete cascade,
  op uuid not null,
  path text not null,
  value jsonb,
  base bigint not null,
  rev bigint not null,
  outcome text not null check (outcome in ('applied', 'clash', 'settled')),
  by_person uuid not null,
  at timestamptz not null,
  primary key (suggestion, op)
);
create index answer_log_path on answer_log (suggestion, path, rev);

-- What was handed in, frozen; the last one counts.
create table version (
  suggestion uuid not null references suggestion,
  n int not null,
  call_version uuid not null references call_version,
  content jsonb,
  unit jsonb,
  files jsonb not null default '[]',
  salt bytea,
  digest text not null,
  handed_in timestamptz not null,
  by_person uuid not null references person,
  fact_n int not null,
  primary key (suggestion, n)
);

-- What people wrote about a suggestion while handling it. Facts point here and never repeat the text.
create table remark (
  id uuid primary key,
  suggestion uuid not null references suggestion on delete cascade,
  version int not null,
  sort text not null check (sort in ('unit-return', 'unit-refuse', 'office-return', 'transfer', 'refuse', 'objection', 'answer', 'note', 'opinion', 'freeze', 'thaw', 'purge', 'withdraw', 'accept')),
  -- The field it is about; empty for the whole.
  field text not null default '',
  body text not null,
  by_person uuid not null references person,
  office text,
  at timestamptz not null
);
create index remark_suggestion on remark (suggestion, at);

create table partner_link (
  id uuid primary key,
  suggestion uuid not null references suggestion on delete cascade,
  row_id text not null,
  credit_code text not null,
  person_name text not null,
  email text not null,
  token_hash bytea not null unique,
  created_at timestamptz not null,
  expires_at timestamptz not null,
  opened_at timestamptz,
  need text,
  digest text,
  confirmed_at timestamptz,
  voided_at timestamptz,
  void_reason text
);
create index partner_link_suggestion on partner_link (suggestion);

create table file (
  id uuid primary key,
  suggestion uuid references suggestion on delete cascade,
  org uuid references org,
  field text not null,
  name text not null,
  type text not null,
  size bigint not null,
  sha256 text,
  state text not null check (state in ('uploading', 'ready', 'removed')),
  scanned text not null default 'not-scanned' check (scanned in ('not-scanned', 'clean')),
  part_size int not null,
  by_person uuid not null references person,
  created_at timestamptz not null,
  ready_at timestamptz
);
create index file_suggestion on file (suggestion);
create table file_part (
  file uuid not null references file on delete cascade,
  n int not null,
  size int not null,
  primary key (file, n)
);
