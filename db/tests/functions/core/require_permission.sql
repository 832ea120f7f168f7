-- Tests functions/core/require_permission.
begin;
select plan(4);
\ir ../../support/fixtures.psql

prepare finance as select core.require_permission(tests.id('band'), 'finance.read');

select tests.become(tests.id('manager'));
select lives_ok('finance', 'who has the permission passes');
select tests.become(tests.id('viewer'));
select throws_code('finance', 'PERMISSION_DENIED', 'a member without it is told so');
select tests.become(tests.id('stranger'));
select throws_code('finance', 'NOT_FOUND', 'to a stranger the organization does not exist');
select throws_code(
    $$select core.require_permission(null, 'finance.read')$$, 'NOT_FOUND', 'nor does one without an id'
);

select * from finish();
rollback;
