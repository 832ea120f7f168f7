-- Tests functions/change/verify_retired.
begin;
select plan(4);
\ir ../../support/fixtures.psql

select is_empty('select change.verify_retired()', 'where nothing is retired nothing is wrong');
insert into change.retired (id, month, positions, row_count)
values (tests.id('january'), '2025_01', '{[3,5)}', 2);
select results_eq(
    'select position, row_id, finding from change.verify_retired()',
    $$values (3::bigint, tests.id('january'), 'unlogged')$$,
    'a retirement that the log does not know is found'
);
insert into change.log (table_name, row_id, version, op, after, topics_after, source)
select 'retired', id, 1, 'insert', to_jsonb(retired), '{}', 'sql' from change.retired;
set local timezone to 'Asia/Tokyo';
select is_empty('select change.verify_retired()', 'one that it knows is not');
update change.retired set positions = '{[3,9)}';
select isnt_empty('select change.verify_retired()', 'unless it was more than the log says');

select * from finish();
rollback;
