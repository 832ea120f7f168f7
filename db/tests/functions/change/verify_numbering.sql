-- Tests functions/change/verify_numbering.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select is_empty('select change.verify_numbering()', 'what is not numbered yet is no harm');
update change.sequencer set snapshot = pg_current_snapshot();
select is_empty('select change.verify_numbering()', 'nor while its transaction is under way');
insert into change.log (tx_id, table_name, row_id, version, op, source)
values ('3', 'shows', tests.id('forged'), 1, 'insert', 'sql');
select results_eq(
    'select position, table_name, row_id, finding from change.verify_numbering()',
    $$values (null::bigint, 'shows', tests.id('forged'), 'inserted')$$,
    'a row as of an earlier transaction is'
);

select * from finish();
rollback;
