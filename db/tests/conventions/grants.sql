-- Grants are the write contract. A web role gets SELECT on tables, INSERT and UPDATE by column and never the
-- columns that only the machinery writes, DELETE and TRUNCATE never, nothing without a policy, and nothing
-- through public.
-- To fix: in the policies/ file, the policy first, then `grant insert (<columns>) on <table> to member`.
begin;
select plan(3);

create function tests.offenders()
returns setof text
language sql
begin atomic
    with web_grants as (
        select rel.oid, rel.relkind, granted.privilege_type as privilege, granted.grantee::regrole,
        null::name as column_name
        from pg_catalog.pg_class as rel
        cross join aclexplode(rel.relacl) as granted
        where rel.relnamespace in (select tests.our_schemas()) and rel.relkind in ('r', 'p', 'v', 'm', 'S')
        union all
        select rel.oid, rel.relkind, granted.privilege_type, granted.grantee::regrole, att.attname
        from pg_catalog.pg_class as rel
        join pg_catalog.pg_attribute as att on att.attrelid = rel.oid
        cross join aclexplode(att.attacl) as granted
        where rel.relnamespace in (select tests.our_schemas())
    ),
    problems as (
        select oid, 'granted to public' as problem
        from web_grants
        where grantee::oid = 0
        union
        select oid, format('%s on the whole table to %s', privilege, grantee)
        from web_grants
        where grantee::text in ('anon', 'member') and column_name is null and privilege <> 'SELECT'
        union
        select oid, format('%s of %s to %s', privilege, column_name, grantee)
        from web_grants
        where grantee::text in ('anon', 'member')
            and (
                privilege = 'INSERT'
                and column_name ~ '^(id|version|(created|updated)_(at|by)|deleted_at)$'
                or privilege = 'UPDATE'
                and column_name ~ '^(id|org_id|(created|updated)_(at|by))$'
                or privilege = 'REFERENCES'
            )
        union
        select oid, format('%s to %s without a policy', privilege, grantee)
        from web_grants
        where grantee::text in ('anon', 'member')
            and relkind in ('r', 'p')
            and privilege in ('SELECT', 'INSERT', 'UPDATE', 'DELETE')
            and not exists (
                select from pg_catalog.pg_policy as pol
                where pol.polrelid = web_grants.oid
                    and web_grants.grantee = any (pol.polroles)
                    and pol.polcmd = translate(left(privilege, 1), 'SIUD', 'rawd')::"char"
            )
        union
        select oid, format('%s to the bridge, which calls functions of auth', privilege)
        from web_grants
        where grantee::text = 'bridge'
            and oid <> 'core.error_codes'::regclass -- core.fail reads it for everybody
    )
    select oid::regclass || ': ' || problem from problems;
end;

select is_empty('select tests.offenders()', 'web roles have no more than the write contract');

create table api.offenders (id uuid, name text);
grant select on api.offenders to public;
grant insert (id, name), update on api.offenders to member;
grant delete on api.offenders to anon;
grant select on api.offenders to bridge;
select bag_eq(
    'select tests.offenders()',
    array[
        'api.offenders: DELETE on the whole table to anon',
        'api.offenders: DELETE to anon without a policy',
        'api.offenders: granted to public',
        'api.offenders: INSERT of id to member',
        'api.offenders: INSERT to member without a policy',
        'api.offenders: SELECT to the bridge, which calls functions of auth',
        'api.offenders: UPDATE on the whole table to member',
        'api.offenders: UPDATE to member without a policy'
    ],
    'grants beyond it are named'
);
call core.reset_access('api.offenders');
select is_empty('select tests.offenders()', 'and core.reset_access takes every one of them back');

select * from finish();
rollback;
