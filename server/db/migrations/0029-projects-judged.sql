-- Experts also judge what projects apply with.
alter table round drop constraint round_subjects_check;
alter table round add constraint round_subjects_check check (subjects in ('suggestion', 'direction', 'project'));
