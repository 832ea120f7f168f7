-- No routine is public's to call, none of a private schema calls itself one of ours without owner, and web roles
-- reach only what is granted to them by name.
-- To fix: routines are created by ontour_owner, whose default privileges withhold them; grant to roles, not to public.
begin;
select plan(3);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas())
        and has_function_privilege('public', proc.oid, 'execute');
end;

select is_empty('select tests.offenders()', 'no routine is executable by public');

create function core.offend() returns void language sql begin atomic select; end;
grant execute on function core.offend() to public;
select bag_eq('select tests.offenders()', array['core.offend()'], 'one that is, is named');

set local role ontour_owner;
create function core.withheld() returns void language sql begin atomic select; end;
select ok(
    not has_function_privilege('public', 'core.withheld()', 'execute'),
    'what the owner makes is nobody''s by default'
);

select * from finish();
rollback;
