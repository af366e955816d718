-- From suggestions to the published guide: what a suggestion can become, directions, guides, experts, likeness, search.
alter table suggestion drop constraint known_state;
alter table suggestion add constraint known_state check (state in ('draft', 'unit-review', 'unit-returned', 'unit-refused',
  'unverified', 'submitted', 'office-returned', 'accepted', 'reserve', 'condensing', 'adopted', 'partly-adopted', 'merged',
  'not-adopted', 'not-accepted', 'withdrawn', 'frozen', 'purged'));
alter table suggestion drop constraint at_office_has_office;
alter table suggestion add constraint at_office_has_office check (state not in ('submitted', 'office-returned', 'accepted',
  'reserve', 'condensing', 'adopted', 'partly-adopted', 'merged', 'not-adopted', 'not-accepted', 'frozen') or office is not null);
alter table remark drop constraint remark_sort_check;
alter table remark add constraint remark_sort_check check (sort in ('unit-return', 'unit-refuse', 'office-return', 'transfer',
  'refuse', 'objection', 'answer', 'note', 'opinion', 'freeze', 'thaw', 'purge', 'withdraw', 'accept', 'decline'));

-- A guide: which kinds it calls for, until when, and under what terms.
create table guide (
  id uuid primary key,
  call text not null references call,
  -- Part of its permanent address, e.g. 2024-2.
  slug text not null unique,
  title jsonb not null,
  intro jsonb not null default '{"zh":"","en":""}',
  kinds text[] not null,
  -- Per kind: how to apply, until when, whom to ask.
  terms jsonb not null default '{}',
  apply_from date,
  apply_to date,
  state text not null check (state in ('assembling', 'commenting', 'approved', 'published', 'superseded')),
  revision int not null default 1,
  since timestamptz not null,
  created_at timestamptz not null,
  by_person uuid not null references person,
  comment_until timestamptz,
  approved_by uuid references person,
  approved_at timestamptz,
  -- When the published edition goes out by itself.
  publish_at timestamptz,
  published_at timestamptz,
  constraint approved_by_somebody check (state not in ('approved', 'published', 'superseded') or approved_by is not null),
  constraint published_once check ((state in ('published', 'superseded')) = (published_at is not null))
);

-- One entry of a guide to be: the bureau's layer of the condensation sheet.
create table direction (
  id uuid primary key,
  call text not null references call,
  call_version uuid not null references call_version,
  office text not null,
  kind text not null,
  field text,
  title text not null default '',
  state text not null check (state in ('drafting', 'proposed', 'confirmed', 'argued', 'published', 'abandoned')),
  revision int not null default 1,
  since timestamptz not null,
  created_at timestamptz not null,
  by_person uuid not null references person,
  rev bigint not null default 0,
  edited_at timestamptz not null,
  -- Why it stands although no suggestion asked for it.
  top_down text not null default '',
  guide uuid references guide,
  -- Its place among those of its kind in the guide.
  position int,
  -- Part of its permanent address once published.
  no text,
  merged_into uuid references direction,
  versions int not null default 0,
  constraint published_in_guide check (state <> 'published' or (guide is not null and no is not null))
);
create index direction_office on direction (office, state, edited_at desc);
create index direction_guide on direction (guide, kind, position) where guide is not null;
create index direction_call on direction (call, state);

-- The current value at each place of it, and every edit ever acknowledged: as with suggestions.
create table direction_answer (
  direction uuid not null references direction on delete cascade,
  path text not null,
  value jsonb,
  rev bigint not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (direction, path)
);
create table direction_log (
  direction uuid not null references direction on delete cascade,
  op uuid not null,
  path text not null,
  value jsonb,
  base bigint not null,
  rev bigint not null,
  outcome text not null check (outcome in ('applied', 'clash', 'settled')),
  by_person uuid not null,
  at timestamptz not null,
  primary key (direction, op)
);

-- Which suggestions it comes from, each in the version that was read, and how they are used. Originals are never touched.
create table direction_source (
  direction uuid not null references direction on delete cascade,
  suggestion uuid not null,
  version int not null,
  use text not null check (use in ('whole', 'part', 'merged', 'reference')),
  -- Why it is kept although no sentence refers to it.
  note text not null default '',
  by_person uuid not null references person,
  at timestamptz not null,
  primary key (direction, suggestion),
  foreign key (suggestion, version) references version (suggestion, n)
);
create index direction_source_suggestion on direction_source (suggestion);

-- From one place of a direction (a sentence, a metric, a field) to the passage it comes from.
create table direction_link (
  direction uuid not null,
  place text not null,
  suggestion uuid not null,
  -- The field of the suggestion, and the stretch of its text; the whole field where both are null.
  path text not null,
  from_at int,
  to_at int,
  by_person uuid not null references person,
  at timestamptz not null,
  primary key (direction, place, suggestion, path),
  foreign key (direction, suggestion) references direction_source on delete cascade
);
create index direction_link_suggestion on direction_link (suggestion);

-- What it said at each step that somebody answered for.
create table direction_version (
  direction uuid not null references direction on delete cascade,
  n int not null,
  step text not null,
  content jsonb not null,
  sources jsonb not null,
  by_person uuid not null references person,
  at timestamptz not null,
  primary key (direction, n)
);
create table direction_remark (
  id uuid primary key,
  direction uuid not null references direction on delete cascade,
  sort text not null check (sort in ('send-back', 'argument', 'reopen', 'abandon', 'note', 'answer')),
  place text not null default '',
  body text not null,
  by_person uuid not null references person,
  at timestamptz not null
);
create index direction_remark_of on direction_remark (direction, at);

-- How two directions became one, or one became two; undoing reads it back.
create table direction_change (
  id uuid primary key,
  sort text not null check (sort in ('merge', 'split')),
  kept uuid not null references direction,
  other uuid not null references direction,
  before jsonb not null,
  by_person uuid not null references person,
  at timestamptz not null,
  undone_at timestamptz
);

-- The argument meeting (论证会): which directions it heard, and what it said of each.
create table meeting (
  id uuid primary key,
  call text not null references call,
  office text not null,
  title text not null,
  held_on date not null,
  place text not null default '',
  experts jsonb not null default '[]',
  by_person uuid not null references person,
  at timestamptz not null
);
create table meeting_item (
  meeting uuid not null references meeting on delete cascade,
  direction uuid not null references direction,
  position int not null,
  outcome text check (outcome in ('passed', 'changes', 'rejected')),
  opinion text not null default '',
  primary key (meeting, direction)
);
create index meeting_item_direction on meeting_item (direction);

-- Groups of suggestions about the same thing, per office; what people corrected wins over what was counted.
create table suggestion_group (
  id uuid primary key,
  call text not null references call,
  office text not null,
  name text not null default '',
  created_at timestamptz not null
);
create index suggestion_group_office on suggestion_group (call, office);
create table group_member (
  suggestion uuid primary key references suggestion on delete cascade,
  member_of uuid not null references suggestion_group on delete cascade,
  -- Put there by a person: counting again leaves it.
  by_person uuid references person,
  at timestamptz not null
);
create index group_member_group on group_member (member_of);

-- Published once and for all; a correction is another edition.
create table edition (
  guide uuid not null references guide,
  n int not null,
  content jsonb not null,
  digest text not null,
  note jsonb not null default '{"zh":"","en":""}',
  published_at timestamptz not null,
  by_person uuid references person,
  primary key (guide, n)
);
create table guide_comment (
  id uuid primary key,
  guide uuid not null references guide on delete cascade,
  direction uuid references direction,
  name text not null,
  contact text not null default '',
  body text not null,
  at timestamptz not null,
  state text not null default 'waiting' check (state in ('waiting', 'shown', 'kept')),
  answer text not null default '',
  decided_by uuid references person,
  decided_at timestamptz
);
create index guide_comment_guide on guide_comment (guide, state, at);

-- What became of each suggestion, as its letter says it.
create table outcome (
  suggestion uuid not null references suggestion on delete cascade,
  guide uuid references guide,
  direction uuid references direction,
  result text not null check (result in ('adopted', 'partly-adopted', 'merged', 'not-adopted', 'reserve')),
  reason_code text,
  reason text not null default '',
  by_person uuid references person,
  at timestamptz not null,
  primary key (suggestion, at)
);
create index outcome_guide on outcome (guide) where guide is not null;

-- The pool of experts. A person of it signs in like anybody else.
create table expert (
  id uuid primary key,
  person uuid unique references person,
  name text not null,
  email text not null unique,
  mobile text,
  org_name text not null,
  -- The unit of the site that it is, where it is one.
  org uuid references org,
  title text not null default '',
  fields text[] not null default '{}',
  disciplines text[] not null default '{}',
  keywords text[] not null default '{}',
  -- How many tasks at once.
  load_limit int not null default 12,
  -- Ranges of days on which nothing may be asked.
  blackouts jsonb not null default '[]',
  -- Credit codes and e-mail domains of units to be avoided.
  avoid text[] not null default '{}',
  state text not null check (state in ('listed', 'invited', 'active', 'declined', 'retired')),
  token_hash bytea,
  invited_at timestamptz,
  answered_at timestamptz,
  created_at timestamptz not null,
  revision int not null default 1
);
create index expert_state on expert (state);

-- A round of judging suggestions or directions.
create table round (
  id uuid primary key,
  call text not null references call,
  office text not null,
  title text not null,
  subjects text not null check (subjects in ('suggestion', 'direction')),
  per_subject int not null check (per_subject >= 3),
  -- Whether experts see unit and people.
  blind boolean not null default true,
  -- Drawn once and kept, so that the draw can be repeated.
  seed text not null,
  due timestamptz,
  state text not null check (state in ('planning', 'open', 'closed')),
  revision int not null default 1,
  by_person uuid not null references person,
  created_at timestamptz not null,
  opened_at timestamptz,
  closed_at timestamptz
);
create index round_office on round (office, state);
create table round_subject (
  round uuid not null references round on delete cascade,
  subject uuid not null,
  version int not null,
  -- Sections and attachments that an officer released although the round is blind.
  released text[] not null default '{}',
  primary key (round, subject)
);
create index round_subject_of on round_subject (subject);
create table task (
  id uuid primary key,
  round uuid not null references round on delete cascade,
  subject uuid not null,
  expert uuid not null references expert,
  state text not null check (state in ('planned', 'invited', 'accepted', 'declined', 'handed-in', 'void')),
  -- Scores by criterion, text, flags, as far as written.
  sheet jsonb not null default '{}',
  rev int not null default 0,
  -- Set by hand, not by the draw.
  by_hand boolean not null default false,
  decline_reason text not null default '',
  replaced_by uuid references task,
  invited_at timestamptz,
  answered_at timestamptz,
  handed_in_at timestamptz,
  unique (round, subject, expert)
);
create index task_expert on task (expert, state);
create index task_subject on task (subject);

-- Fingerprints of what was handed in, one row per suggestion; the bands are what candidates are found by.
create table fingerprint (
  suggestion uuid primary key references suggestion on delete cascade,
  version int not null,
  call text not null,
  signature bytea not null,
  bands int[] not null,
  length int not null
);
create index fingerprint_bands on fingerprint using gin (bands);
-- Published directions are compared as well, across years.
create table direction_fingerprint (
  direction uuid primary key references direction on delete cascade,
  signature bytea not null,
  bands int[] not null,
  length int not null
);
create index direction_fingerprint_bands on direction_fingerprint using gin (bands);
-- What is alike, scored exactly; a is the smaller id.
create table likeness (
  a uuid not null references suggestion on delete cascade,
  b uuid not null references suggestion on delete cascade,
  score real not null,
  relation text not null check (relation in ('duplicate', 'kindred')),
  parts jsonb not null,
  at timestamptz not null,
  -- What a person said of it: the machine only proposes.
  judged text check (judged in ('duplicate', 'kindred', 'different')),
  judged_by uuid references person,
  judged_at timestamptz,
  primary key (a, b),
  check (a < b)
);
create index likeness_b on likeness (b);

-- What lists are searched by: the text of the last version as each audience may read it, cut into pieces of one and two signs.
create table search_text (
  suggestion uuid not null references suggestion on delete cascade,
  audience text not null check (audience in ('office', 'reading-office', 'unit')),
  body text not null,
  pieces text[] not null,
  primary key (suggestion, audience)
);
create index search_text_pieces on search_text using gin (pieces);
create table saved_view (
  id uuid primary key,
  person uuid not null references person,
  -- Shared with everybody of the office; null is the person's own.
  office text,
  desk text not null,
  name text not null,
  query jsonb not null,
  at timestamptz not null
);
create index saved_view_of on saved_view (desk, person);
