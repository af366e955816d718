-- Who has which draft open, and where they write: of use for seconds, so it is not logged, and after a crash it is empty.
-- No index but the key, and room in the page, so that a new sign of life writes to no index.
create unlogged table presence (
  suggestion uuid not null references suggestion on delete cascade,
  person uuid not null references person on delete cascade,
  path text,
  at timestamptz not null,
  primary key (suggestion, person)
) with (fillfactor = 70);
