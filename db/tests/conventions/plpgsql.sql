-- plpgsql_check finds nothing in any plpgsql routine, trigger functions once for each table they serve:
-- unknown columns, wrong volatility, injectable SQL, unused variables.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select distinct
        proc.oid::regprocedure || coalesce(' on ' || trg.tgrelid::regclass, '') || ': '
        || concat_ws(' ', 'line ' || found.lineno, found.message, found.detail)
    from pg_catalog.pg_proc as proc
    left join (
        -- A function that serves several events knows the transition tables of them all.
        select tgfoid, tgrelid, max(tgoldtable::text) as old_table, max(tgnewtable::text) as new_table
        from pg_catalog.pg_trigger
        group by tgfoid, tgrelid
    ) as trg on trg.tgfoid = proc.oid
    cross join lateral tests.plpgsql_check_function_tb(
        funcoid => proc.oid,
        relid => coalesce(trg.tgrelid, 0),
        extra_warnings => true,
        security_warnings => true,
        performance_warnings => true,
        oldtable => trg.old_table,
        newtable => trg.new_table
    ) as found
    where proc.pronamespace in (select tests.our_schemas())
        and proc.prolang = (select oid from pg_catalog.pg_language where lanname = 'plpgsql')
        and (proc.prorettype <> 'trigger'::regtype or trg.tgrelid is not null)
        -- What the checker itself says that it cannot tell is no finding.
        and coalesce(found.detail, '') || coalesce(found.hint, '') !~ 'cannot to determine';
end;

select is_empty('select tests.offenders()', 'plpgsql_check finds nothing');

create function core.offend(name text) returns integer language plpgsql stable set search_path = '' as $$
declare
    v_unused integer;
begin
    update api.users set full_nam = name;
    return 1;
end
$$;
select matches(
    array_to_string(array(select o from tests.offenders() as o where o ~ '^core\.offend'), e'\n'),
    'core\.offend\(text\): line 5 column "full_nam" of relation "users" does not exist',
    'a fault is named, with its line'
);

select * from finish();
rollback;
