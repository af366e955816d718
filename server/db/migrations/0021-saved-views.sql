-- Saved under the same name once more, a view gives way to the newer; this is also what the desk's own are found by.
drop index saved_view_of;
create unique index saved_view_of on saved_view (desk, person, name);
-- What is shared on a desk is found by the office.
create index saved_view_shared on saved_view (desk, office) where office is not null;
