-- A policy is for one command and named roles, its name says so (`select_crew`), and it asks its questions in
-- sub-selects, which run once a statement and not once a row. Every table of api has one by which it is read.
-- To fix: `create policy select_<audience> on <table> for select to member using (... (select f()) ...)`.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select pol.polrelid::regclass || ' ' || pol.polname || ': ' || problem
    from pg_catalog.pg_policy as pol
    join pg_catalog.pg_class as rel on rel.oid = pol.polrelid
    cross join lateral (
        select
            '{"r": "select", "a": "insert", "w": "update", "d": "delete"}'::jsonb ->> pol.polcmd::text,
            regexp_replace(
                concat_ws(' ', pg_get_expr(pol.polqual, rel.oid), pg_get_expr(pol.polwithcheck, rel.oid)),
                'SELECT \w+\.\w+\(', '', 'g'
            )
    ) as is_for (command, rest)
    cross join lateral (
        select 'for all commands' where is_for.command is null
        union all
        select 'for public' where 0::oid = any (pol.polroles)
        union all
        select 'not named ' || is_for.command || '_<audience>'
        where pol.polname !~ ('^' || is_for.command || '_[a-z_]+$')
        union all
        select 'calls a function for each row' where is_for.rest ~ '\m(api|core|auth|change|tour)\.\w+\('
    ) as p (problem)
    where rel.relnamespace in (select tests.our_schemas())
    union all
    select rel.oid::regclass || ': nobody may read it'
    from pg_catalog.pg_class as rel
    where rel.relnamespace = 'api'::regnamespace
        and rel.relkind in ('r', 'p')
        and not exists (
            select from pg_catalog.pg_policy as pol where pol.polrelid = rel.oid and pol.polcmd = 'r'
        );
end;

select is_empty('select tests.offenders()', 'a policy is for one command and one audience');

create table api.offenders (id uuid);
create policy everything on core.roles for all to member using (true);
create policy crew on core.roles for select to public using (role <> core.current_user_id()::text);
select bag_eq(
    'select tests.offenders()',
    array[
        'api.offenders: nobody may read it',
        'core.roles crew: calls a function for each row',
        'core.roles crew: for public',
        'core.roles crew: not named select_<audience>',
        'core.roles everything: for all commands'
    ],
    'policies that are not are named'
);

select * from finish();
rollback;
