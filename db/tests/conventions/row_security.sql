-- Every table has row level security, so that a forgotten policy hides rows instead of showing them.
-- To fix: `call core.reset_access('<table>')` in its policies/ file, or `alter table ... enable row level
-- security`.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select rel.oid::regclass::text
    from pg_catalog.pg_class as rel
    where rel.relnamespace in (select tests.our_schemas())
        and rel.relkind in ('r', 'p')
        and not rel.relrowsecurity;
end;

select is_empty('select tests.offenders()', 'every table has row level security');

create table core.offender (id uuid);
select bag_eq('select tests.offenders()', array['core.offender'], 'a table without it is named');

select * from finish();
rollback;
