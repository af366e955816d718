-- Places of a direction whose words a language model proposed. The mark stays whatever is changed there, and tells who checked it.
create table model_mark (
  direction uuid not null references direction on delete cascade,
  -- A field, or a row of a table as `content/<row>`.
  place text not null,
  model text not null,
  by_person uuid not null references person,
  at timestamptz not null,
  checked_by uuid references person,
  checked_at timestamptz,
  primary key (direction, place),
  constraint checked_by_somebody check ((checked_by is null) = (checked_at is null))
);
-- The model that proposed a group which a person then made; null for all others.
alter table suggestion_group add column model text;
