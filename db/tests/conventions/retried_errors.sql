-- No routine raises 40001 or 40P01, or asks for serializable: PostgREST 12 would retry the request for ever
-- (P1, T13).
-- To fix: `perform core.fail('<CODE>')` with a code of status 409.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas())
        and tests.source_of(proc.oid)
            ~* '40001|40P01|serialization_failure|deadlock_detected|serializable|repeatable read'
    union all
    select 'setting of ' || case when setrole = 0 then 'everybody' else setrole::regrole::text end
    from pg_catalog.pg_db_role_setting
    where setconfig::text ~ 'transaction_isolation';
end;

select is_empty('select tests.offenders()', 'nothing makes PostgREST retry');

create function core.offend() returns void language plpgsql as $$
begin
    raise serialization_failure;
end
$$;
alter role member set default_transaction_isolation to serializable;
select bag_eq('select tests.offenders()', array['core.offend()', 'setting of member'], 'what would is named');

select * from finish();
rollback;
