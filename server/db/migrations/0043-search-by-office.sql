-- A search is within one office, and a common word stands in the texts of all of them: the office is looked for in the same
-- index as the words, so that only its own texts are read. It follows its suggestion wherever that goes.
alter table search_text add column office text;
update search_text set office = suggestion.office from suggestion where suggestion.id = search_text.suggestion;

create function place_search_text() returns trigger language plpgsql as $$
begin
  new.office := (select office from suggestion where id = new.suggestion);
  return new;
end $$;
create trigger search_text_placed before insert or update on search_text for each row execute function place_search_text();

create function move_search_text() returns trigger language plpgsql as $$
begin
  update search_text set office = new.office where suggestion = new.id;
  return null;
end $$;
create trigger suggestion_moves_search_text after update of office on suggestion
  for each row when (old.office is distinct from new.office) execute function move_search_text();

drop index search_text_pieces;
create index search_text_pieces on search_text using gin (array_append(pieces, 'office:' || coalesce(office, '')));
