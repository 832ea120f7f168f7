-- Names follow the page in db/README.md, so that they can be guessed: triggers `_NNN_task`; constraints
-- `<table>_..._pkey|fkey|key|excl|check`; indexes `<table>_..._idx|key`; foreign keys and unique constraints
-- with their columns; `_at` is an instant, `_on` a date, `is_`/`has_` a boolean, `_count` an integer;
-- parameters in plain nouns.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    with rels as (
        select rel.oid, rel.relname as table_name
        from pg_catalog.pg_class as rel
        where rel.relnamespace in (select tests.our_schemas())
            and rel.relkind in ('r', 'p', 'v', 'm')
            and not rel.relispartition -- PostgreSQL names what a partition inherits
    )
    select oid::regclass || ' is not in lower case and plain letters' from rels
    where table_name !~ '^[a-z][a-z0-9_]*$'
    union all
    select rels.oid::regclass || ' trigger ' || trg.tgname
    from rels
    join pg_catalog.pg_trigger as trg on trg.tgrelid = rels.oid and not trg.tgisinternal
    where trg.tgname !~ '^_[0-9]{3}_[a-z_]+$'
    union all
    select rels.oid::regclass || ' constraint ' || con.conname
    from rels
    join pg_catalog.pg_constraint as con on con.conrelid = rels.oid
    cross join lateral (
        select string_agg(att.attname, '_' order by k.ordinality) as columns,
        array_agg(att.attname::text) as each
        from unnest(con.conkey) with ordinality as k (attnum, ordinality)
        join pg_catalog.pg_attribute as att on att.attrelid = con.conrelid and att.attnum = k.attnum
    ) as key
    where con.contype <> 't'
        and con.conislocal
        and con.conname <> case con.contype when 'p' then table_name || '_pkey' else '' end
        and con.conname <> case con.contype when 'u' then table_name || '_' || columns || '_key' else '' end
        and not (
            con.contype = 'f'
            and con.conname = any (array(select table_name || '_' || unnest(key.each || columns) || '_fkey'))
        )
        and not (con.contype = 'x' and con.conname ~ ('^' || table_name || '_[a-z0-9_]+_excl$'))
        and not (con.contype = 'c' and con.conname ~ ('^' || table_name || '_[a-z0-9_]+_check$'))
    union all
    select rels.oid::regclass || ' index ' || ind.indexrelid::regclass
    from rels
    join pg_catalog.pg_index as ind on ind.indrelid = rels.oid
    join pg_catalog.pg_class as idx on idx.oid = ind.indexrelid
    cross join lateral (select case when ind.indisunique then 'key' else 'idx' end) as should (suffix)
    where not exists (
        select from pg_catalog.pg_constraint as con
        where con.conindid = ind.indexrelid and con.contype <> 'f'
    )
    and idx.relname !~ ('^' || table_name || '_[a-z0-9_]+_' || should.suffix || '$')
    union all
    select rels.oid::regclass || '.' || att.attname || ' is ' || format_type(att.atttypid, null)
    from rels
    join pg_catalog.pg_attribute as att on att.attrelid = rels.oid and att.attnum > 0 and not att.attisdropped
    where att.attname !~ '^[a-z][a-z0-9_]*$'
        or att.attname ~ '_at$' and att.atttypid <> 'timestamptz'::regtype
        or att.attname ~ '_on$' and att.atttypid <> 'date'::regtype
        or att.attname ~ '^(is|has)_' and att.atttypid <> 'boolean'::regtype
        or att.attname ~ '_count$' and att.atttypid not in ('integer'::regtype, 'bigint'::regtype)
        or att.atttypid = 'timestamptz'::regtype and att.attname !~ '_at$'
        or att.atttypid = 'date'::regtype and att.attname !~ '_(on|since)$'
    union all
    select proc.oid::regprocedure || ' argument ' || argument
    from pg_catalog.pg_proc as proc
    cross join unnest(proc.proargnames) as argument
    where proc.pronamespace in (select tests.our_schemas()) and argument !~ '^[a-z][a-z0-9_]*$'
    union all
    select proc.oid::regprocedure || ' is a trigger function in api'
    from pg_catalog.pg_proc as proc
    where proc.pronamespace = 'api'::regnamespace and proc.prorettype = 'trigger'::regtype;
end;

select is_empty('select tests.offenders()', 'names can be guessed');

create table core.offenders (
    id uuid,
    ends_at date,
    "isOpen" boolean,
    is_open text,
    seen timestamptz,
    constraint offenders_pk primary key (id),
    constraint positive check (id is not null),
    constraint offenders_id_key unique (ends_at),
    constraint offenders_offender_fkey foreign key (id) references core.offenders (id)
);
create index by_ends_at on core.offenders (ends_at);
create function api.offend() returns trigger language plpgsql as $f$begin end$f$;
create function core.offend(_id uuid) returns void language sql begin atomic select; end;
create trigger log_it after insert on core.offenders for each row execute function core.guard_codes();
select bag_eq(
    $$select o from tests.offenders() as o where o ~ 'offend'$$,
    array[
        'core.offenders trigger log_it',
        'core.offenders constraint offenders_pk',
        'core.offenders constraint positive',
        'core.offenders constraint offenders_id_key',
        'core.offenders constraint offenders_offender_fkey',
        'core.offenders index core.by_ends_at',
        'core.offenders.ends_at is date',
        'core.offenders.isOpen is boolean',
        'core.offenders.is_open is text',
        'core.offenders.seen is timestamp with time zone',
        'api.offend() is a trigger function in api',
        'core.offend(uuid) argument _id'
    ],
    'ones that cannot are named'
);

select * from finish();
rollback;
