-- A desk shows how much lies in each view: all that the counting asks stands in the index, so that no row is opened.
create index suggestion_desk on suggestion (office, state) include (handler, due, transfers, objected, call)
  where office is not null;
-- Few wait for triage; nothing else has to be looked through to find them.
create index suggestion_triage on suggestion (office) where triage and state = 'submitted';
