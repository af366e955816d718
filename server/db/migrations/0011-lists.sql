-- What a desk counts, without what makes each entry different: equal entries are kept together (btree deduplication), a
-- tenth of the size. The few that were handed on or objected to are counted in indexes of their own.
drop index suggestion_desk;
create index suggestion_desk on suggestion (office, state, handler, call) where office is not null;
create index suggestion_transferred on suggestion (office, call) where state = 'submitted' and transfers > 0;
create index suggestion_objected on suggestion (office, call) where state = 'not-accepted' and objected;
