-- Everything is ontour_owner's, who is no superuser and does not bypass row security: so a definer function
-- is
-- never a superuser's. Only the owner creates anything in our schemas (T1, T21).
-- To fix: deploy as migrator, never as a superuser.
begin;
select plan(4);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select 'schema ' || nsp.nspname
    from pg_catalog.pg_namespace as nsp
    where nsp.oid in (select tests.our_schemas()) and nsp.nspowner::regrole::text <> 'ontour_owner'
    union all
    select rel.oid::regclass::text
    from pg_catalog.pg_class as rel
    where rel.relnamespace in (select tests.our_schemas()) and rel.relowner::regrole::text <> 'ontour_owner'
    union all
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas()) and proc.proowner::regrole::text <> 'ontour_owner'
    union all
    select nsp.nspname || ' may be added to by ' || granted.grantee::regrole
    from pg_catalog.pg_namespace as nsp
    cross join aclexplode(nsp.nspacl) as granted
    where nsp.oid in (select tests.our_schemas() union select 'public'::regnamespace)
        and granted.privilege_type = 'CREATE'
        and granted.grantee <> nsp.nspowner;
end;

select is_empty('select tests.offenders()', 'everything is the owner''s');
select is_empty(
    $$
        select rolname from pg_catalog.pg_roles
        where rolname = 'ontour_owner' and (rolsuper or rolbypassrls or rolcanlogin)
    $$,
    'who is no superuser, is subject to row security and cannot log in'
);
select is_empty(
    $$
        select r from unnest('{anon,member}'::text[]) as r
        where has_database_privilege(r, current_database(), 'temp')
    $$,
    'web roles make no temporary tables'
);

create table core.offender (id uuid);
create function core.offend() returns void language sql begin atomic select; end;
grant create on schema core to member;
select bag_eq(
    'select tests.offenders()',
    array['core.offend()', 'core.offender', 'core may be added to by member'],
    'what is not is named'
);

select * from finish();
rollback;
