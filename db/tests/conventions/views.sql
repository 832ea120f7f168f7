-- A view shows its reader what the tables would: security_invoker. Materialized views have no row security at
-- all,
-- so none is served (T1).
-- To fix: `create view ... with (security_invoker = true)`.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select rel.oid::regclass::text
    from pg_catalog.pg_class as rel
    where rel.relnamespace in (select tests.our_schemas())
        and (
            rel.relkind = 'v'
            and not coalesce(rel.reloptions, '{}') && '{security_invoker=true,security_invoker=on}'
            or rel.relkind = 'm' and rel.relnamespace = 'api'::regnamespace
        );
end;

select is_empty('select tests.offenders()', 'every view runs with its reader''s rights');

create view core.good with (security_invoker = true) as select 1 as one;
create view core.offender as select 1 as one;
create materialized view api.offenders as select 1 as one;
select bag_eq(
    'select tests.offenders()', array['core.offender', 'api.offenders'], 'one that does not is named'
);

select * from finish();
rollback;
