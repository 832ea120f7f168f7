-- No routine is public's to call: web roles reach only what is granted to them by name, and trigger functions
-- need no grant at all.
-- To fix: create it as ontour_owner, whose default privileges withhold it, and grant it to a role.
begin;
select plan(3);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas())
        and has_function_privilege('public', proc.oid, 'execute')
    union
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    cross join unnest('{anon,member,bridge}'::name[]) as caller
    where proc.pronamespace in (select tests.our_schemas())
        and proc.prorettype = 'trigger'::regtype
        and has_function_privilege(caller, proc.oid, 'execute');
end;

select is_empty('select tests.offenders()', 'no routine is executable by public');

create function core.offend() returns void language sql begin atomic select; end;
grant execute on function core.offend() to public;
grant execute on function core.guard_codes() to member;
select bag_eq(
    'select tests.offenders()', array['core.offend()', 'core.guard_codes()'], 'one that is, is named'
);

set local role ontour_owner;
create function core.withheld() returns void language sql begin atomic select; end;
select ok(
    not has_function_privilege('public', 'core.withheld()', 'execute'),
    'what the owner makes is nobody''s by default'
);

select * from finish();
rollback;
