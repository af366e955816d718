/** Ids in the order of time, as the server makes them (RFC 9562, version 7). */
export const functions = `
  create function pg_temp.id_at(at timestamptz) returns uuid language sql volatile as $$
    select (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7'
      || substr(md5(random()::text), 1, 3) || '8' || substr(md5(random()::text), 1, 15))::uuid
  $$`

/** Units with three people each, and six officers in every office. */
export const people = `
  with made as (
    select i, pg_temp.id_at(now() - interval '80 days') as id from generate_series(0, $1::int - 1) i
  ), unit as (
    insert into org (id, credit_code, name, type, district, profile, created_at, verified_at, check_digit_fits)
    select made.id, '91210200MA' || lpad(i::text, 8, '0'), 'Unit ' || i, p.type, '210202', p.profile,
      now() - interval '80 days', now() - interval '79 days', true
    from made join profile p on p.n = i % (select count(*) from profile)
    returning id, type, substr(credit_code, 11)::int as i
  ), somebody as (
    select unit.id as org, unit.i as org_n, unit.type, nth, pg_temp.id_at(now() - interval '80 days') as id
    from unit cross join generate_series(0, 2) nth
  ), officer as (
    select office, nth, pg_temp.id_at(now() - interval '80 days') as id
    from unnest($3::text[]) office cross join generate_series(0, 5) nth
  ), known as (
    select id, 'unit-' || org_n || '-' || nth as name, org, org_n, type, nth, null as office from somebody
    union all
    select id, 'office-' || office || '-' || nth, null, null, null, nth, office from officer
  ), stored as (
    insert into person (id, email, email_verified_at, name, password_hash, created_at)
    select id, lower(name) || '@example.com', now(), name, $4::text, now() - interval '80 days' from known
  )
  select known.*, $2::int as orgs into temp table someone from known`

/** Who belongs where, and who works in which office. */
export const everybodyElse = `
  with members as (
    insert into member (org, person, state, filer, reviewer, admin, since)
    select org, id, 'active', true, nth = 2, nth = 0, now() - interval '79 days' from someone where org is not null
  )
  insert into staff (person, role, scope, granted_at)
  select id, case when nth = 0 then 'office-head' else 'officer' end, office, now() - interval '80 days'
  from someone where office is not null`

/** Everybody who sends requests is signed in already; the secret is the person's name. */
export const sessions = `
  insert into session (token_hash, id, person, created_at, last_seen, confirmed_at, idle_until, ends_at, agent, address)
  select sha256(convert_to(name, 'UTF8')), gen_random_uuid(), id, now(), now(), now(),
    now() + interval '12 hours', now() + interval '12 hours', 'bench', '127.0.0.1'
  from someone where nth = 0 or office is not null`
