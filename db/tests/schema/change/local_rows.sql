-- Tests schema/change/local_rows
begin;
select plan(2);
\ir ../../support/fixtures.psql

prepare keep as insert into change.local_rows (org_id, section, key, row_id, digests)
values (tests.id($1), 'shows', 'local:1', tests.id('gig'), '{}');

select lives_ok($$execute keep('band')$$, 'a row');
select throws_ok(
    $$execute keep('band')$$, '23505', 'duplicate key value violates unique constraint "local_rows_pkey"',
    'is kept once'
);

select * from finish();
rollback;
