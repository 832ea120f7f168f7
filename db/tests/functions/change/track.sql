-- Tests functions/change/track.
begin;
select plan(8);
\ir ../../support/fixtures.psql

set local role ontour_owner;
create table api.things (id uuid primary key, org_id uuid);
create table core.things (id uuid primary key);
call change.track('api.things', topics => array['org:{org_id}'], redacted => '{secret}');

select columns_are('api', 'things', array[
    'id', 'org_id', 'version', 'created_at', 'created_by', 'updated_at', 'updated_by', 'deleted_at'
]);
select triggers_are('api', 'things', array[
    '_100_stamp_row', '_700_cascade_delete', '_800_log_insert', '_800_log_update', '_800_log_delete'
]);
select results_eq(
    $$
        select topics, parent_column, write_permission, redacted from change.tracked_tables
        where table_name = 'things'
    $$,
    $$values (array['org:{org_id}'], null, null, '{secret}'::text[])$$, 'the table is registered'
);
select col_not_null('api', 'things', 'version', 'a row always has a version');

set local client_min_messages = warning;
call change.track('api.things', topics => array['org:{id}', 'x'], parent => 'org_id', write => 'show.write');
select results_eq(
    $$
        select topics, parent_column, write_permission, redacted from change.tracked_tables
        where table_name = 'things'
    $$,
    $$values (array['org:{id}', 'x'], 'org_id', 'show.write', '{}'::text[])$$, 'a second call states all anew'
);
select is(
    (select count(*) from pg_trigger where tgrelid = 'api.things'::regclass and not tgisinternal), 5::bigint,
    'and attaches nothing twice'
);
select throws_ok(
    $$call change.track('core.things', array['x'])$$, 'P0002', 'query returned no rows',
    'only tables of api are tracked'
);
reset role;
select tests.become(tests.id('owner'));
select throws_ok(
    $$call change.track('api.things', array['x'])$$, '42501', 'permission denied for procedure track',
    'and not by members'
);

select * from finish();
rollback;
