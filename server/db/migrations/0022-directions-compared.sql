-- Published directions are found by their rare words as suggestions are, in the edition that counts.
alter table direction_fingerprint add column rare text[] not null default '{}';
alter table direction_fingerprint add column edition int not null;
create index direction_fingerprint_rare on direction_fingerprint using gin (rare);

-- What a suggestion is like among published directions, counted when the suggestion is read.
create table direction_likeness (
  suggestion uuid not null references suggestion on delete cascade,
  direction uuid not null references direction on delete cascade,
  score real not null,
  relation text not null check (relation in ('duplicate', 'kindred')),
  parts jsonb not null,
  at timestamptz not null,
  primary key (suggestion, direction)
);
create index direction_likeness_direction on direction_likeness (direction);
