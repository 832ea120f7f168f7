-- Tests schema/change/log: append-only for whoever serves requests.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select is_empty(
    $$
        select role, rel, privilege
        from unnest('{anon,member,bridge,relay,worker,analyst,authenticator}'::name[]) as role
        cross join (
            select 'change.log'::regclass as rel
            union all
            select inhrelid from pg_inherits where inhparent = 'change.log'::regclass
        ) as rels
        cross join unnest('{select,insert,update,delete,truncate}'::text[]) as privilege
        where has_table_privilege(role, rel, privilege)
    $$,
    'no role has any privilege on the log or on a partition of it'
);
select tests.become(tests.id('owner'));
select throws_ok(
    'update change.log set actor_id = null', '42501', 'permission denied for table log',
    'an owner rewrites nothing'
);
select throws_ok(
    'delete from change.log_default', '42501', 'permission denied for table log_default',
    'and removes nothing'
);

select * from finish();
rollback;
