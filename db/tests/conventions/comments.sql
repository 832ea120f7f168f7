-- Every schema, table, view, routine and type of ours has a comment, and in api every column too: they are
-- the API's documentation. Keys need none, since PostgREST describes those itself.
-- To fix: `comment on ...` in the file that makes the object.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    select 'schema ' || s
    from tests.our_schemas() as s
    where obj_description(s, 'pg_namespace') is null
    union all
    select rel.oid::regclass::text
    from pg_catalog.pg_class as rel
    where rel.relnamespace in (select tests.our_schemas())
        and rel.relkind in ('r', 'p', 'v', 'm')
        and obj_description(rel.oid, 'pg_class') is null
    union all
    select proc.oid::regprocedure::text
    from pg_catalog.pg_proc as proc
    where proc.pronamespace in (select tests.our_schemas()) and obj_description(proc.oid, 'pg_proc') is null
    union all
    select 'type ' || typ.oid::regtype
    from pg_catalog.pg_type as typ
    left join pg_catalog.pg_class as rel on rel.oid = typ.typrelid
    where typ.typnamespace in (select tests.our_schemas())
        and (typ.typtype in ('d', 'e', 'r') or typ.typtype = 'c' and rel.relkind = 'c')
        and obj_description(typ.oid, 'pg_type') is null
    union all
    select rel.oid::regclass || '.' || att.attname
    from pg_catalog.pg_class as rel
    join pg_catalog.pg_attribute as att on att.attrelid = rel.oid and att.attnum > 0 and not att.attisdropped
    where rel.relnamespace = 'api'::regnamespace
        and rel.relkind in ('r', 'p', 'v', 'm')
        and col_description(rel.oid, att.attnum) is null
        and not exists (
            select from pg_catalog.pg_constraint as con
            where con.conrelid = rel.oid and con.contype in ('p', 'f') and att.attnum = any (con.conkey)
        );
end;

select is_empty('select tests.offenders()', 'everything that is ours has a comment');

create schema offender;
create table api.offenders (id uuid primary key, capacity integer);
create function core.offend() returns void language sql begin atomic select; end;
create domain core.offence as text;
select bag_eq(
    'select tests.offenders()',
    array['api.offenders', 'api.offenders.capacity', 'core.offend()', 'schema offender', 'type core.offence'],
    'what has none is named'
);

select * from finish();
rollback;
