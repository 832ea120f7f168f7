-- What was acknowledged survives a crash: no unlogged table, and nobody turns synchronous_commit off (T26).
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select rel.oid::regclass::text
    from pg_catalog.pg_class as rel
    where rel.relnamespace in (select tests.our_schemas()) and rel.relpersistence = 'u'
        and rel.relkind in ('r', 'p')
        -- Leases of connections, which a crash ends anyway, and the failed attempts of the last minutes.
        and rel.oid not in ('change.presence'::regclass, 'auth.throttles'::regclass)
    union all
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas())
        and tests.source_of(proc.oid) ~* 'synchronous_commit'
    union all
    select 'setting of ' || case when setrole = 0 then 'everybody' else setrole::regrole::text end
    from pg_catalog.pg_db_role_setting
    where setconfig::text ~ 'synchronous_commit|fsync';
end;

select is_empty('select tests.offenders()', 'nothing that is acknowledged can be lost');

create unlogged table core.offender (id uuid);
create function core.offend() returns void
language sql set synchronous_commit = 'off' begin atomic select; end;
alter role member set synchronous_commit to off;
select bag_eq(
    'select tests.offenders()', array['core.offender', 'core.offend()', 'setting of member'],
    'what can is named'
);

select * from finish();
rollback;
