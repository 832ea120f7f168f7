-- Tests functions/change/child_tables.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select results_eq(
    'select table_name, parent_column from change.child_tables(''things'')',
    $$ values ('parts', 'thing_id') $$, 'children are known by the column that names the parent'
);
select is_empty('select change.child_tables(''parts'')', 'a table may have none');
select is(
    array(select table_name from change.child_tables('shows')),
    array(select table_name from change.child_tables('shows') order by table_name), 'they come by name'
);

select * from finish();
rollback;
