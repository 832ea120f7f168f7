-- Tests functions/change/require_writer.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/racks.psql

prepare of_rack as select change.require_writer('racks', jsonb_build_object('org_id', tests.id('band')));
prepare of_person as select change.require_writer('users', jsonb_build_object('id', tests.id('crew')));

select tests.become(tests.id('manager'));
select lives_ok('of_rack', 'who may write');
select throws_code('of_person', 'PERMISSION_DENIED', 'people are their own');
select tests.become(tests.id('crew'));
select throws_code('of_rack', 'PERMISSION_DENIED', 'who may not');
select lives_ok('of_person', 'oneself');
select tests.become(null);
select throws_ok(
    'of_rack', '42501', 'permission denied for function require_writer', 'nobody without a token'
);

select * from finish();
rollback;
