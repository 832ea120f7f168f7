-- Tests functions/change/import_local_item: one row; api.import_local has the rest.
begin;
select plan(9);
\ir ../../support/fixtures.psql

create function pg_temp.put(section text, data jsonb, parent text default null, family jsonb default '{}')
returns change.local_verdict
language sql
as $$
    select change.import_local_item(
        tests.id('band'), row('/x', section, null, data, parent)::change.local_item, 'phone', 1, family
    )
$$;

select tests.become(tests.id('manager'));
select is((pg_temp.put('shows', '{"id": 1, "name": "Gig", "hue": 1}')).verdict, 'created', 'a new show');
select is((pg_temp.put('shows', '{"id": 1, "title": "Gig"}')).verdict, 'unchanged', 'again, in other words');
select is((pg_temp.put('shows', '{"id": 1, "title": "Gig!"}')).verdict, 'updated', 'with something new');
select is((pg_temp.put('shows', '{"localId": 1}')).local_id, '1', 'known by its id');
select is(
    (pg_temp.put('show_costs', '{"show": 1, "amount": 1, "currency": "EUR"}')).verdict, 'created',
    'a cost that names its show'
);
select is(
    (pg_temp.put(
        'show_costs', '{"amount": 1, "currency": "EUR"}', '/shows/0',
        (select jsonb_build_object('/shows/0', shows.id) from api.shows)
    )).verdict,
    'created', 'or stands in it'
);
select throws_code(
    $$select pg_temp.put('show_costs', '{"showId": 2, "amount": 1}')$$, 'PARENT_NOT_IMPORTED',
    'not one of an unknown show'
);
select throws_code($$select pg_temp.put('check_ins', '{}')$$, 'NO_SUCH_SECTION', 'nor what has no table');
select throws_code(
    $$select pg_temp.put('shows', jsonb_build_object('id', repeat('x', 201)))$$, 'INVALID_VALUE',
    'nor an id without end'
);

select * from finish();
rollback;
