-- How many attachments are missing in it or not whole, because the file store could not give them.
alter table export add column lacking int not null default 0;
-- Tries that say nothing against it: the file store was away, or content was hidden that it may have held.
alter table export add column excused int not null default 0;
