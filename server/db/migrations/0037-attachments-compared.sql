-- What an attachment is found by among others: gone with what it says, which goes with the file.
create table file_print (
  file uuid primary key references file_text on delete cascade,
  suggestion uuid not null references suggestion on delete cascade,
  bands int[] not null
);
create index file_print_bands on file_print using gin (bands);
create index file_print_suggestion on file_print (suggestion);

-- Two attachments of different suggestions that say nearly the same.
create table file_likeness (
  a uuid not null references file_print on delete cascade,
  b uuid not null references file_print on delete cascade,
  share real not null,
  primary key (a, b),
  check (a < b)
);
create index file_likeness_b on file_likeness (b);

-- What named a map of characters and brought none could not be read before; it is read again.
delete from file_text where outcome = 'empty' and file in (select id from file where type = 'application/pdf');
-- What was read before is compared now.
insert into text_changed (suggestion)
  select distinct f.suggestion from file_text t join file f on f.id = t.file join version v on v.suggestion = f.suggestion
  where t.body <> '' and f.state = 'ready'
  on conflict do nothing;
