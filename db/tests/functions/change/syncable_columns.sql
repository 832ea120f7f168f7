-- Tests functions/change/syncable_columns.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare columns as select change.syncable_columns('racks') -> $1;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute columns('total')$$,
    $$values ('{"insert": true, "update": true, "policy": "sum", "is_redacted": false}'::jsonb)$$,
    'what members may do with a column, and how it merges'
);
select results_eq(
    $$execute columns('secret')$$,
    $$values ('{"insert": true, "update": true, "policy": "mine", "is_redacted": true}'::jsonb)$$,
    'what the log does not keep cannot be merged'
);
select results_eq(
    $$select c from unnest('{id,org_id,version,deleted_at,created_by}'::text[]) as c
        where (change.syncable_columns('racks') -> c -> 'update')::boolean$$,
    '{}'::text[], 'ids, owners, versions and stamps are never updated'
);
select throws_code($$select change.syncable_columns('nowhere')$$, 'UNKNOWN_TABLE', 'no such table');
select throws_code(
    $$select change.syncable_columns('countries')$$, 'UNTRACKED_TABLE', 'one that is not tracked'
);
select throws_code($$select change.syncable_columns('racks"')$$, 'UNKNOWN_TABLE', 'no SQL in a name');
select throws_code($$select change.syncable_columns(null)$$, 'UNKNOWN_TABLE', 'none at all');
select tests.become_superuser();
create table api.hidden (id uuid);
select throws_code(
    $$select change.syncable_columns('hidden')$$, 'UNKNOWN_TABLE', 'what members cannot see is unknown'
);

select * from finish();
rollback;
