-- How much lies on each desk, kept as it changes, so that nobody counts it anew: each change adds its difference as rows of its
-- own, so that nobody waits for anybody, and a job sums them up (`server/db/desk-tally.ts`). `reads` are offices that read along.
create table desk_tally (
  office text not null,
  call text not null,
  state text not null,
  handler uuid,
  reads boolean not null,
  n int not null
);
create index desk_tally_office on desk_tally (office, reads, state);

insert into desk_tally
  select office, call, state, handler, false, count(*) from suggestion where office is not null group by 1, 2, 3, 4
  union all
  select reader, call, state, null, true, count(*) from suggestion, unnest(readers) as reader group by 1, 2, 3;

create function tally_desk() returns trigger language plpgsql as $$
begin
  insert into desk_tally
    select it.office, it.call, it.state, it.handler, false, it.n
      from (values (old.office, old.call, old.state, old.handler, -1), (new.office, new.call, new.state, new.handler, 1))
        as it(office, call, state, handler, n)
      where it.office is not null
    union all select reader, old.call, old.state, null, true, -1 from unnest(old.readers) as reader
    union all select reader, new.call, new.state, null, true, 1 from unnest(new.readers) as reader;
  return null;
end $$;
create trigger suggestion_tallied_first after insert on suggestion
  for each row when (new.office is not null or new.readers <> '{}') execute function tally_desk();
create trigger suggestion_tallied_last after delete on suggestion
  for each row when (old.office is not null or old.readers <> '{}') execute function tally_desk();
create trigger suggestion_tallied after update of office, call, state, handler, readers on suggestion
  for each row when ((old.office, old.call, old.state, old.handler, old.readers)
    is distinct from (new.office, new.call, new.state, new.handler, new.readers)) execute function tally_desk();

-- Opinions that an office has given are few, and looked for by the office alone.
create index remark_opinion on remark (office, suggestion) where sort = 'opinion';
