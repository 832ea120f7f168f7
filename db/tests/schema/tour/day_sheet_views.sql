-- Tests schema/tour/day_sheet_views.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare look as insert into api.day_sheet_views (id, org_id, user_id, day_on, seen_at)
values (tests.id('look'), tests.id('band'), tests.id('crew'), '2027-03-02', now()) returning topics;
select results_eq(
    'look', $$values (array[
        format('org:%s:road', tests.id('band')), format('org:%s:member:%s', tests.id('band'),
        tests.id('crew'))
    ])$$, 'who manages the road reads it, and the person'
);
select throws_ok(
    $$insert into api.day_sheet_views (org_id, user_id, day_on, seen_at)
    values (tests.id('band'), tests.id('crew'), '2027-03-02', now())$$, '23505',
    'duplicate key value violates unique constraint "day_sheet_views_org_id_day_on_user_id_tour_id_key"',
    'one row a person and sheet'
);
prepare see (jsonb) as insert into tour.seen_versions (view_id, versions) values (tests.id('look'), $1);
select throws_ok(
    $$execute see('[]')$$, '23514',
    'new row for relation "seen_versions" violates check constraint "seen_versions_versions_object_check"',
    'versions are an object'
);
select throws_ok(
    $$execute see(jsonb_build_object('a', repeat('x', 200000)))$$, '23514',
    'new row for relation "seen_versions" violates check constraint "seen_versions_versions_length_check"',
    'not without end'
);
execute see('{}');
delete from api.day_sheet_views;
select is_empty('select from tour.seen_versions', 'they go with the row');

select * from finish();
rollback;
