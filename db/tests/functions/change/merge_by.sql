-- Tests functions/change/merge_by.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare policies as
select column_name, policy from change.merge_policies where table_name = 'racks' order by column_name;

select results_eq(
    'policies',
    $$values ('latest', 'latest'), ('mine', 'mine'), ('tags', 'union'), ('theirs', 'theirs'), ('total',
    'sum')$$,
    'a table says how its fields merge'
);
call change.merge_by('api.racks', '{"mine": "ask"}');
select results_eq(
    'policies',
    $$values ('latest', 'latest'), ('mine', 'ask'), ('tags', 'union'), ('theirs', 'theirs'), ('total',
    'sum')$$,
    'again, and what is not named stays'
);
select throws_ok(
    $$call change.merge_by('api.racks', '{"mine": "newest"}')$$, '23514', null, 'there is no other policy'
);
select throws_ok(
    $$call change.merge_by('api.countries', '{"name": "mine"}')$$, '23503', null, 'for tracked tables only'
);

select * from finish();
rollback;
