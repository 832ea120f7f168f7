-- No function of ours is leakproof: the planner would run it before row security has hidden a row (T23).
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas()) and proc.proleakproof;
end;

select is_empty('select tests.offenders()', 'no function is leakproof');

create function core.offend() returns integer language sql leakproof begin atomic select 1; end;
select bag_eq('select tests.offenders()', array['core.offend()'], 'one that is, is named');

select * from finish();
rollback;
