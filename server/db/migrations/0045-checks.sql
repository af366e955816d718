-- Whether a row is what its seal says. Bytes that make no text, or no value at all, are a fault of that row and must not keep the
-- others from being looked at; a disk that cannot read is one too.
create function seal_fits(it anyelement, seal text) returns boolean language plpgsql stable as $$
begin
  return coalesce(seal = seal_of(it), false);
exception when data_exception or program_limit_exceeded or system_error or internal_error then
  return false;
end $$;

-- Files that something is amiss with are looked at again each day, and are few.
create index file_damaged on file ((coalesce(checked_at, ready_at))) where state = 'ready' and damage is not null;
