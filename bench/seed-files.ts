/** Files of what is prepared, ready and looked at, with the answers that name them; no bytes, which handing in does not read. */
export const fileRows = `
  with one as (
    select d.id as suggestion, d.filer, d.at, f.field, f.name, pg_temp.id_at(d.at) as file,
      encode(sha256(convert_to(d.id || f.field, 'UTF8')), 'hex') as sha256,
      s.rev + row_number() over (partition by d.id order by f.field) as rev
    from drawn d join suggestion s on s.id = d.id join template t on t.n = d.template
    cross join jsonb_to_recordset(t.files) as f(field text, name text) where d.prepared
  ), stored as (
    insert into file (id, suggestion, field, name, type, size, sha256, state, scanned, part_size, by_person, created_at, ready_at)
    select file, suggestion, field, name, 'application/pdf', 100000, sha256, 'ready', 'clean', 100000, filer, at, at from one
  ), answered as (
    insert into answer (suggestion, path, value, rev, by_person, at)
    select suggestion, field, jsonb_build_array(jsonb_build_object('id', file, 'name', name, 'size', 100000,
      'sha256', sha256)), rev, filer, at from one
  )
  update suggestion set rev = last.rev from (select suggestion, max(rev) as rev from one group by 1) last
  where last.suggestion = suggestion.id`
