-- Several servers work on one database (decision 0031). What each of them remembers of calls in force and of settings is told to the
-- others when it changes; both change a few times a day.
create function tell_of_change() returns trigger language plpgsql as $$
begin
  perform pg_notify('zhinan_changed', tg_table_name);
  return null;
end $$;

create trigger told after insert or update or delete on call
  for each statement execute function tell_of_change();
create trigger told after insert or update or delete on setting
  for each statement execute function tell_of_change();

-- By which secret the servers of this site work, as a digest that tells nothing of it: one that was given another is refused. Unlogged,
-- so that no backup carries it to a place with another secret.
create unlogged table site_secret (
  one boolean primary key default true check (one),
  mark bytea not null
);
