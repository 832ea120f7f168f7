-- Tests functions/tour/import_local_show: only what is said is written.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

create function pg_temp.put(show_id uuid, data jsonb, said text[], key text default 'local:1')
returns text
language sql
as $$
    select (tour.import_local_show(row(tests.id('band'), key, data, said, show_id, null))).verdict
$$;
prepare stored as
select name, show_on, city, notes, status, external_id, version from api.shows
where shows.external_id = 'local:1';

select tests.become(tests.id('manager'));
select is(
    pg_temp.put(
        null, '{"name": "Club", "date": "2190-01-01T00:00:00Z", "city": "Bonn", "country": "DE", "fee": "5",
            "currency": "EUR", "status": "confirmed"}',
        '{name,date,city,country,fee,currency,status}'
    ),
    'created', 'a new show'
);
select results_eq(
    'stored', $$values ('Club', date '2190-01-01', 'Bonn', null::text, 'confirmed', 'local:1', 2)$$,
    'with its fee, which lets it be confirmed'
);
update api.shows set name = 'Ours', status = 'completed' where shows.external_id = 'local:1';
select is(
    pg_temp.put(
        (select id from api.shows where shows.external_id = 'local:1'),
        '{"name": "Theirs", "notes": "Loud", "status": "confirmed"}', '{notes}'
    ),
    'updated', 'again, with notes that are new'
);
select results_eq(
    'stored', $$values ('Ours', date '2190-01-01', 'Bonn', 'Loud', 'completed', 'local:1', 4)$$,
    'only these are written'
);
update api.shows set external_id = null where shows.external_id = 'local:1';
select is(
    pg_temp.put((select id from api.shows where notes = 'Loud'), '{"name": "Again"}', '{name}'), 'updated',
    'a show that lost its identity'
);
select results_eq(
    'stored', $$values ('Again', date '2190-01-01', 'Bonn', 'Loud', 'completed', 'local:1', 7)$$,
    'gets it back'
);
select is(
    pg_temp.put(
        tests.id('gig'), '{"venue": "Paradiso", "city": "Amsterdam", "country": "NL"}', '{city}', 'local:2'
    ),
    'unchanged', 'a place is looked up whole'
);
select results_eq('select count(*) from api.venues', array[1::bigint], 'and makes no other venue');
select throws_code(
    $$select pg_temp.put(null, '{"name": "x", "fee": "5"}', '{name,fee}')$$, 'INVALID_VALUE',
    'money has a currency'
);
update api.shows set deleted_at = now() where id = tests.id('gig');
select tests.become_superuser();
-- Shown to who deleted it as long as that transaction lasts.
update api.shows set deleted_at = now() - interval '1 hour' where id = tests.id('gig');
select tests.become(tests.id('manager'));
select throws_code(
    $$select pg_temp.put(tests.id('gig'), '{"name": "x"}', '{name}')$$, 'ROW_DELETED',
    'what was deleted is not written'
);
select tests.become(tests.id('crew'));
select throws_ok(
    $$select pg_temp.put(null, '{"name": "x"}', '{name}')$$, '42501',
    'new row violates row-level security policy for table "shows"', 'crew write no shows'
);
select tests.become(null);
select throws_ok(
    $$select pg_temp.put(null, '{"name": "x"}', '{name}')$$, '42501',
    'permission denied for function import_local_show', 'nor who has no token'
);

select * from finish();
rollback;
