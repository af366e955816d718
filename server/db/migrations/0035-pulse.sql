-- The minutes in which the site said that it answers; what is missing is an outage.
create table pulse (minute timestamptz primary key);
