-- Projects: who carries one out, at which stage it stands, and what was found at each stage, kept for ever.
create table project (
  id uuid primary key,
  no text not null unique,
  title text not null,
  call text not null references call,
  -- Its stage forms are this version's, from the first stage to the last.
  call_version uuid not null references call_version,
  kind text not null,
  office text not null,
  -- The unit that carries it out.
  org uuid not null references org,
  -- The suggestion whose assessment is the baseline, in the version that was read.
  suggestion uuid references suggestion,
  version int,
  direction uuid references direction,
  stage text not null check (stage in ('application', 'approval', 'task-book', 'mid-term', 'acceptance')),
  step text not null check (step in ('writing', 'handed-in', 'judging', 'ended')),
  ended text check (ended in ('refused', 'terminated', 'accepted', 'not-accepted')),
  revision int not null default 1,
  since timestamptz not null,
  opened_at timestamptz not null,
  opened_by uuid not null references person,
  rev bigint not null default 0,
  edited_at timestamptz not null,
  -- Since when the bearer's side reads the evidence of the baseline.
  evidence_released_at timestamptz,
  snapshots int not null default 0,
  -- The overall level and target of the newest assessment, for lists.
  level int,
  target int,
  constraint comes_from_somewhere check (suggestion is not null or direction is not null),
  constraint baseline_has_version check ((suggestion is null) = (version is null)),
  constraint ended_somehow check ((step = 'ended') = (ended is not null)),
  constraint judged_at_approval check (step = 'ended' or (step = 'judging') = (stage = 'approval')),
  foreign key (suggestion, version) references version (suggestion, n)
);
create index project_office on project (office, step, stage, edited_at desc);
create index project_org on project (org);
create index project_suggestion on project (suggestion) where suggestion is not null;
create index project_direction on project (direction) where direction is not null;

create table project_member (
  project uuid not null references project,
  person uuid not null references person,
  duty text not null check (duty in ('leader', 'member')),
  added_by uuid not null references person,
  added_at timestamptz not null,
  primary key (project, person)
);
create unique index project_leader on project_member (project) where duty = 'leader';
create index project_member_person on project_member (person);

-- What the team writes, stage by stage, and every edit ever acknowledged: as with suggestions.
create table project_answer (
  project uuid not null references project,
  stage text not null,
  path text not null,
  value jsonb,
  rev bigint not null,
  by_person uuid not null,
  at timestamptz not null,
  primary key (project, stage, path)
);
create table project_log (
  project uuid not null references project,
  op uuid not null,
  stage text not null,
  path text not null,
  value jsonb,
  base bigint not null,
  rev bigint not null,
  outcome text not null check (outcome in ('applied', 'clash', 'settled')),
  by_person uuid not null,
  at timestamptz not null,
  primary key (project, op)
);

create function refuse_rewriting() returns trigger language plpgsql as $$
begin
  raise exception '% is written once', tg_table_name;
end $$;

-- What was assessed and decided at one time; each carries the digest of the one before it.
create table project_snapshot (
  id uuid primary key,
  project uuid not null references project,
  n int not null,
  stage text not null check (stage in ('suggestion', 'application', 'approval', 'task-book', 'mid-term', 'acceptance')),
  sort text not null check (sort in ('baseline', 'handed-in', 'decided')),
  at timestamptz not null,
  by_person uuid not null references person,
  basis jsonb not null,
  assessment jsonb,
  answers jsonb,
  outcome jsonb,
  prev text not null,
  hash text not null,
  unique (project, n)
);
create trigger snapshot_is_final before update or delete on project_snapshot
  for each row execute function refuse_rewriting();

-- What the office decided on which snapshot, with what it said to the team.
create table project_decision (
  id uuid primary key,
  project uuid not null references project,
  stage text not null,
  decided text not null check (decided in ('returned', 'passed', 'refused', 'approved', 'confirmed', 'continued',
    'terminated', 'accepted', 'rectify', 'not-accepted')),
  reason text not null default '',
  snapshot int not null,
  by_person uuid not null references person,
  at timestamptz not null,
  foreign key (project, snapshot) references project_snapshot (project, n)
);
create index project_decision_of on project_decision (project, at);
create trigger decision_is_final before update or delete on project_decision
  for each row execute function refuse_rewriting();

-- What was found of elements at acceptance; the last of an element counts.
create table project_finding (
  project uuid not null references project,
  n int not null,
  id uuid not null unique,
  -- The snapshot that was looked at.
  snapshot int not null,
  element text not null,
  level int not null check (level between 0 and 9),
  items jsonb not null,
  basis text not null check (basis in ('on-site', 'third-party', 'documents')),
  who text not null,
  on_day text not null,
  note text not null default '',
  by_person uuid not null references person,
  at timestamptz not null,
  primary key (project, n),
  foreign key (project, snapshot) references project_snapshot (project, n)
);
create trigger finding_is_final before update or delete on project_finding
  for each row execute function refuse_rewriting();

-- A file belongs to a suggestion or to a project; a notice may be about either.
alter table file add column project uuid references project;
alter table file add constraint file_of_one check (suggestion is null or project is null);
create index file_project on file (project) where project is not null;
alter table notice add column project uuid references project;
