-- Each rare word with the fingerprints that hold it: of a word that very many hold, a search reads the newest and stops.
-- Fingerprints get a number, as a thousand numbers are read faster than a thousand ids.
alter table fingerprint add column n int not null generated always as identity unique;

-- A word as a number, the same in every version of the database, so that a restored backup finds what it found before.
create function word_number(word text) returns int language sql immutable strict parallel safe as
  $$ select ('x' || left(md5(word), 8))::bit(32)::int $$;

create table fingerprint_word (
  word int not null,
  print int not null,
  primary key (word, print)
);
-- It is read by its key alone as long as it is swept: sweep it when a fiftieth is new, and not a fifth.
alter table fingerprint_word set (autovacuum_vacuum_insert_scale_factor = 0.02);

-- Kept in step here, as fingerprints also go with what they are of.
create function keep_fingerprint_words() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    delete from fingerprint_word it using (select distinct word_number(unnest(old.rare)) as word) held
      where it.word = held.word and it.print = old.n;
  end if;
  if tg_op <> 'DELETE' then
    insert into fingerprint_word (word, print) select distinct word_number(unnest(new.rare)), new.n;
  end if;
  return null;
end $$;
create trigger fingerprint_words after insert or update of rare or delete on fingerprint
  for each row execute function keep_fingerprint_words();

insert into fingerprint_word (word, print) select distinct word_number(unnest(rare)), n from fingerprint;
drop index fingerprint_rare;

-- What is new would wait in a list that every search reads through.
alter index fingerprint_bands set (fastupdate = off);
