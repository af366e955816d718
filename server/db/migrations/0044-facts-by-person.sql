-- What somebody did is asked for when they ask what is held about them, and when they are erased.
create index fact_by_person on fact (by_person) where by_person is not null;
