-- Who makes an export, so that one who was thought to be gone cannot finish it; and how often it was tried.
alter table export add column maker uuid;
alter table export add column attempts int not null default 0;
