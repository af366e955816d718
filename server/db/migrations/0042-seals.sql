-- Rows that are written once and never changed carry a digest of what they said at that moment, so that a change of a single
-- bit shows and says where. What facts, receipts, snapshots and editions have a digest of already is not digested again.
create function seal_over(it jsonb) returns text language sql immutable strict parallel safe
  return encode(sha256(convert_to(it::text, 'UTF8')), 'hex');

-- One for each table, all under one name: which columns its seal goes over. Times are read the same wherever the session is.
create function seal_of(it version) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('suggestion', it.suggestion, 'n', it.n, 'call_version', it.call_version,
    'handed_in', it.handed_in, 'by_person', it.by_person, 'fact_n', it.fact_n)) $$;
create function seal_of(it file) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('id', it.id, 'suggestion', it.suggestion, 'project', it.project, 'org', it.org,
    'field', it.field, 'name', it.name, 'type', it.type, 'size', it.size, 'sha256', it.sha256, 'scanned', it.scanned,
    'part_size', it.part_size, 'by_person', it.by_person, 'created_at', it.created_at, 'ready_at', it.ready_at)) $$;
create function seal_of(it call_version) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('id', it.id, 'call', it.call, 'version', it.version, 'digest', it.digest,
    'installed_at', it.installed_at, 'installed_by', it.installed_by, 'note', it.note)) $$;
create function seal_of(it edition) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('guide', it.guide, 'n', it.n, 'digest', it.digest, 'note', it.note,
    'published_at', it.published_at, 'by_person', it.by_person)) $$;
create function seal_of(it direction_version) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('direction', it.direction, 'n', it.n, 'step', it.step, 'content', it.content,
    'sources', it.sources, 'by_person', it.by_person, 'at', it.at)) $$;
create function seal_of(it remark) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('id', it.id, 'suggestion', it.suggestion, 'version', it.version,
    'sort', it.sort, 'field', it.field, 'body', it.body, 'by_person', it.by_person, 'office', it.office,
    'at', it.at)) $$;
create function seal_of(it outcome) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('suggestion', it.suggestion, 'guide', it.guide, 'direction', it.direction,
    'result', it.result, 'reason_code', it.reason_code, 'reason', it.reason, 'by_person', it.by_person,
    'at', it.at)) $$;
create function seal_of(it project_snapshot) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('id', it.id, 'project', it.project, 'n', it.n, 'at', it.at, 'hash', it.hash)) $$;
create function seal_of(it project_decision) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('id', it.id, 'project', it.project, 'stage', it.stage, 'decided', it.decided,
    'reason', it.reason, 'snapshot', it.snapshot, 'by_person', it.by_person, 'at', it.at)) $$;
create function seal_of(it project_finding) returns text language sql stable parallel safe set timezone = 'UTC' as $$
  select seal_over(jsonb_build_object('project', it.project, 'n', it.n, 'id', it.id, 'snapshot', it.snapshot,
    'element', it.element, 'level', it.level, 'items', it.items, 'basis', it.basis, 'who', it.who,
    'on_day', it.on_day, 'note', it.note, 'by_person', it.by_person, 'at', it.at)) $$;

-- A seal that is there already stays: nobody who changes a row makes it whole by writing it again.
create function seal_row() returns trigger language plpgsql as $$
begin
  new.seal := coalesce(new.seal, seal_of(new));
  return new;
end $$;

do $$
declare
  name text;
begin
  foreach name in array array['version', 'file', 'call_version', 'edition', 'direction_version', 'remark', 'outcome',
    'project_snapshot', 'project_decision', 'project_finding']
  loop
    execute format('alter table %I add column seal text', name);
    execute format('alter table %I disable trigger user', name);
    -- A file that is not whole yet may still change.
    execute format('update %1$I it set seal = seal_of(it) %2$s', name, case when name = 'file' then 'where state = ''ready''' else '' end);
    execute format('alter table %I enable trigger user', name);
    execute case when name = 'file'
      then 'create trigger row_is_sealed before insert or update of state on file for each row when (new.state = ''ready'') execute function seal_row()'
      else format('create trigger row_is_sealed before insert on %I for each row execute function seal_row()', name) end;
  end loop;
end $$;
