-- Every edit of an expert's sheet that was ever acknowledged, the losing side of a clash included; task.sheet holds what stands.
create table sheet_edit (
  task uuid not null references task on delete cascade,
  op uuid not null,
  path text not null,
  value jsonb,
  base int not null,
  rev int not null,
  outcome text not null check (outcome in ('applied', 'clash', 'settled')),
  at timestamptz not null,
  primary key (task, op)
);
