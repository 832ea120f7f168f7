-- No function of api notifies by itself: its OpenAPI says GET, and that is an effect that a read-only
-- transaction does not stop (P14). A function that says that it only reads does not write; plpgsql_check
-- looks into plpgsql, this into SQL. And none of ours holds a lock beyond its transaction (T27).
-- To fix: do it in a trigger of the row that is written; use pg_advisory_xact_lock.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas())
        and (
            tests.source_of(proc.oid) ~* 'pg_(try_)?advisory_lock'
            or proc.pronamespace = 'api'::regnamespace
            and tests.source_of(proc.oid) ~* 'pg_notify|\mnotify \w'
            or proc.provolatile <> 'v'
            and proc.prosqlbody is not null
            and tests.source_of(proc.oid) ~ '\m(INSERT INTO|UPDATE|DELETE FROM) \w+\.'
        );
end;

select is_empty('select tests.offenders()', 'a GET leaves no trace');

create function api.offend() returns void language sql begin atomic select pg_notify('feed', ''); end;
create function core.offend() returns void language sql begin atomic select pg_advisory_lock(1); end;
create function core.offend_quietly() returns void language sql stable begin atomic
    delete from api.users;
end;
select bag_eq(
    'select tests.offenders()', array['api.offend()', 'core.offend()', 'core.offend_quietly()'],
    'functions that would are named'
);

select * from finish();
rollback;
