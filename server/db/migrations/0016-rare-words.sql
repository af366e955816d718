-- The rarest words of what was handed in: heavy rewording and kindred subjects leave no band in common, but these.
alter table fingerprint add column rare text[] not null default '{}';
create index fingerprint_rare on fingerprint using gin (rare);
create index fingerprint_call on fingerprint (call);
