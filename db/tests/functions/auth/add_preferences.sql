-- Tests functions/auth/add_preferences: who signs up has preferences.
begin;
select plan(2);
\ir ../../support/fixtures.psql

select set_eq(
    'select user_id from api.preferences', 'select id from api.users', 'everybody has one row of them'
);
select results_eq(
    'select distinct muted_by_email, muted_by_push from api.preferences',
    $$values ('{}'::text[], '{}'::text[])$$, 'and is told everything at first'
);

select * from finish();
rollback;
