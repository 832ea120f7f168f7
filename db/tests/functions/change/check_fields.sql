-- Tests functions/change/check_fields.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare check_fields as select change.check_fields($1, $2, change.syncable_columns('racks'));

select lives_ok($$execute check_fields('insert', '{"org_id": 1, "total": 1}')$$, 'fields that are inserted');
select throws_code(
    $$execute check_fields('update', '{"org_id": 1, "total": 1}')$$, 'FIELD_NOT_WRITABLE',
    'are not all updated'
);
select throws_code(
    $$execute check_fields('update', '{"version": 1}')$$, 'FIELD_NOT_WRITABLE', 'versions are not'
);
select throws_code(
    $$execute check_fields('insert', '{"id": 1}')$$, 'FIELD_NOT_WRITABLE', 'the id is no field'
);
select throws_code(
    $$execute check_fields('insert', '{"nane": 1}')$$, 'UNKNOWN_FIELD', 'a field that is none'
);

select * from finish();
rollback;
