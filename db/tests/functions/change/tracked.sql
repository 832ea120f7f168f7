-- Tests functions/change/tracked.
begin;
select plan(2);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

set local role member;
select results_eq(
    'select topics, redacted, has_org from change.tracked() where table_name = ''things''',
    $$ values ('{"org:{org_id}"}'::text[], '{secret}'::text[], true) $$, 'how a table is tracked is no secret'
);
select results_eq(
    'select has_org from change.tracked() where table_name = ''users''', array[false], 'not all have an owner'
);

select * from finish();
rollback;
