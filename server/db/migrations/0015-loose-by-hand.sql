-- A suggestion that a person took out of its group and left alone: counting again leaves it alone too.
alter table group_member alter column member_of drop not null;
alter table group_member add constraint loose_by_hand check (member_of is not null or by_person is not null);
create index direction_change_kept on direction_change (kept);
create index direction_change_other on direction_change (other);
create index meeting_office on meeting (office, held_on desc);
