-- Routines with a string body, and all that run with their owner's rights, pin an empty search path: nobody
-- can slip an object of his own in between (T21).
-- To fix: `set search_path = ''` after the security attribute, and full names in the body.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas())
        and (proc.prosqlbody is null or proc.prosecdef)
        and not coalesce(proc.proconfig, '{}') && array['search_path=""'];
end;

select is_empty('select tests.offenders()', 'string bodies and definer functions pin an empty search path');

create function core.offend_atomic() returns void language sql security definer begin atomic select; end;
create function core.offend_text() returns void language sql as 'select';
create function core.offend_wide() returns void language sql set search_path = 'api' as 'select';
select bag_eq(
    'select tests.offenders()',
    array['core.offend_atomic()', 'core.offend_text()', 'core.offend_wide()'],
    'routines that do not are named'
);

select * from finish();
rollback;
