-- A saved edit changes edited_at, rev and a value. None of these is in an index, and pages keep room for the new row beside
-- the old one, so that saving writes to no index at all (heap-only tuples). A filer has few suggestions: sorting them is free.
drop index suggestion_filer;
create index suggestion_filer on suggestion (filer);
alter table suggestion set (fillfactor = 80);
alter table answer set (fillfactor = 80);
