-- Tests functions/change/check_base.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare check_base as select change.check_base(tests.given('o', 'update', $1, '{"asked": "b"}'), 3);

select lives_ok('execute check_base(1)', 'the first version');
select lives_ok('execute check_base(3)', 'the present one');
select throws_code('execute check_base(4)', 'BASE_VERSION_UNKNOWN', 'not one to come');
select throws_code('execute check_base(0)', 'BASE_VERSION_UNKNOWN', 'nor one before the first');
select throws_code('execute check_base(-1)', 'BASE_VERSION_UNKNOWN', 'or less');

select * from finish();
rollback;
