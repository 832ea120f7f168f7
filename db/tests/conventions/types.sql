-- Instants know their zone, money and quantities are exact, texts are text: in columns and in what
-- routines take and give (T30, T31).
-- To fix: timestamptz, numeric or integer, text with a length check.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    with forbidden as (
        select typ.oid
        from pg_catalog.pg_type as typ
        join unnest('{timestamp,timetz,real,double precision,money,bpchar,varchar}'::regtype[]) as lossy (oid)
            on lossy.oid in (typ.oid, typ.typelem)
    )
    select rel.oid::regclass || '.' || att.attname || ' is ' || format_type(att.atttypid, null)
    from pg_catalog.pg_class as rel
    join pg_catalog.pg_attribute as att on att.attrelid = rel.oid and att.attnum > 0 and not att.attisdropped
    where rel.relnamespace in (select tests.our_schemas())
        and rel.relkind in ('r', 'p', 'v', 'm', 'c')
        and att.atttypid in (select oid from forbidden)
        and att.attname not in ('latitude', 'longitude') -- measured, never added up
    union all
    select distinct proc.oid::regprocedure || ' has a ' || format_type(argument.oid, null)
    from pg_catalog.pg_proc as proc
    cross join unnest(coalesce(proc.proallargtypes, proc.proargtypes) || proc.prorettype) as argument (oid)
    where proc.pronamespace in (select tests.our_schemas())
        and argument.oid in (select oid from forbidden)
        and proc.proname <> 'convert_amount'; -- asks it only where it cannot be wrong
end;

select is_empty('select tests.offenders()', 'no type loses a zone, a cent or a character');

create table core.offenders (id uuid, starts_at timestamp, fee double precision, names varchar(20) []);
create function core.offend(fee real) returns money language sql begin atomic select null::money; end;
select bag_eq(
    'select tests.offenders()',
    array[
        'core.offenders.starts_at is timestamp without time zone',
        'core.offenders.fee is double precision',
        'core.offenders.names is character varying[]',
        'core.offend(real) has a real',
        'core.offend(real) has a money'
    ],
    'ones that do are named'
);

select * from finish();
rollback;
