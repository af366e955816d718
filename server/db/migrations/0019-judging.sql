-- Whether the office reads scores beside names or beside numbers.
alter table round add column names text not null default 'shown' check (names in ('shown', 'hidden'));

-- Why an expert declined, by code beside the words; an expert who says that there is a conflict is never asked again for it.
alter table task add column declined_as text check (declined_as in ('conflict', 'time', 'subject', 'other'));
-- When the office let the filer read the comment, without the name of who wrote it.
alter table task add column released_at timestamptz;

-- Where else an expert belongs: part-time posts, a parent unit, a company; each as written, with its credit code where known.
alter table expert add column units jsonb not null default '[]';
-- The language in which an expert is written to.
alter table expert add column language text not null default 'zh-CN';
