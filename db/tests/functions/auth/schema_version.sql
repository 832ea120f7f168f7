-- Tests functions/auth/schema_version
begin;
select plan(2);

set local role bridge;
select matches(
    auth.schema_version(), '^[a-z_]+/[a-z_]+/\S+ [0-9a-f]{12}$',
    'the bridge learns the newest change and its id'
);
set local role member;
select throws_ok(
    'select auth.schema_version()', '42501', 'permission denied for function schema_version',
    'nobody else does'
);

select * from finish();
rollback;
