-- The cluster's roles are what db/roles.sql says: none is a superuser, the authenticator becomes anon or
-- member and
-- nobody else, and whoever serves requests has an upper bound on time (T3, P6).
begin;
select plan(6);

select is_empty(
    $$
        select rolname from pg_catalog.pg_roles
        where rolname in (
            'ontour_owner', 'migrator', 'authenticator', 'anon', 'member', 'bridge', 'relay', 'worker',
            'analyst'
        ) and (rolsuper or rolcreatedb or rolcreaterole or rolreplication or rolbypassrls)
    $$,
    'no role of ours is more than a role'
);
select bag_eq(
    $$
        select granted.rolname from pg_catalog.pg_auth_members as m
        join pg_catalog.pg_roles as granted on granted.oid = m.roleid
        where m.member = 'authenticator'::regrole
    $$,
    array['anon', 'member']::name[], 'the authenticator becomes anon or member'
);
select is_empty(
    $$
        select member::regrole from pg_catalog.pg_auth_members
        where member = any ('{anon,member,bridge,relay,worker,analyst}'::regrole[])
    $$,
    'roles that serve belong to no other'
);
select is_empty(
    $$select rolname from pg_catalog.pg_roles where rolname in ('authenticator', 'migrator') and rolinherit$$,
    'logins that become others have nothing of them before'
);
select is_empty(
    $$
        select rolname from unnest('{anon,member,bridge,relay,worker,analyst}'::name[]) as rolname
        left join pg_catalog.pg_roles using (rolname)
        where not coalesce(rolconfig::text, '') ~ 'statement_timeout=[1-9]'
    $$,
    'whoever serves requests has a statement timeout'
);
select is_empty(
    $$
        select rolname from unnest('{authenticator,bridge,relay,worker}'::name[]) as rolname
        left join pg_catalog.pg_roles using (rolname)
        where not coalesce(rolconfig::text, '') ~ 'idle_in_transaction_session_timeout=[1-9]'
    $$,
    'and no login that writes keeps its locks while it does nothing (T27)'
);

select * from finish();
rollback;
