-- A table of api that a web role may write is tracked, and a tracked table is whole: its columns, its five
-- triggers, topics whose columns exist, a parent that is a foreign key, a permission that somebody has (T25).
-- To fix: `call change.track('api.<table>', topics => array['org:{org_id}'])` in its schema/ file, and no
-- trigger by hand.
begin;
select plan(2);

create function tests.offenders()
returns setof text
language sql
begin atomic
    with tracked as (
        select t.*, to_regclass(format('api.%I', t.table_name)) as rel from change.tracked_tables as t
    ),
    needed as (
        select tracked.*, trg.name, trg.function_name
        from tracked
        cross join (values
            ('_100_stamp_row', 'change.stamp_row()'), ('_700_cascade_delete', 'change.cascade_delete()'),
            ('_800_log_insert', 'change.log_insert()'), ('_800_log_update', 'change.log_update()'),
            ('_800_log_delete', 'change.log_delete()')
        ) as trg (name, function_name)
    )
    select 'api.' || table_name || ' is registered and does not exist' from tracked where rel is null
    union all
    select rel || ' lacks the trigger ' || name
    from needed
    where not exists (
        select from pg_catalog.pg_trigger as trg
        where trg.tgrelid = rel
            and trg.tgname = name
            and trg.tgfoid = function_name::regprocedure
            and trg.tgenabled = 'O'
            and not trg.tgisinternal
    )
    union all
    select rel || ' lacks the column ' || col
    from tracked
    cross join lateral (
        select unnest('{id,version,created_at,created_by,updated_at,updated_by,deleted_at}'::text[])
        union
        select substring(topic from '\{(\w+)\}') from unnest(topics) as topic
        union
        select unnest(redacted)
        union
        select parent_column
    ) as needed_columns (col)
    where not exists (
        select from pg_catalog.pg_attribute as att
        where att.attrelid = rel and att.attname = col and not att.attisdropped
    )
    and col is not null
    union all
    select rel || '.' || parent_column || ' is the parent and no foreign key'
    from tracked
    where parent_column is not null
        and not exists (
            select from pg_catalog.pg_constraint as con
            join pg_catalog.pg_attribute as att on att.attrelid = con.conrelid and att.attname = parent_column
            where con.conrelid = rel and con.contype = 'f' and att.attnum = any (con.conkey)
        )
    union all
    select rel || ' is restored by ' || write_permission || ', which nobody has'
    from tracked
    where write_permission not in (select permission from core.role_permissions)
    union all
    select rel || ' is money in its policy or in its topics, but not in both'
    from tracked
    where exists (
        select from pg_catalog.pg_policy as pol
        where pol.polrelid = rel and pol.polcmd = 'r' and pg_get_expr(pol.polqual, rel) ~ 'finance\.read'
    ) <> (select bool_and(topic ~ ':finance$') from unnest(topics) as topic)
    union all
    select rel.oid::regclass || ' can be written and is not tracked'
    from pg_catalog.pg_class as rel
    where rel.relnamespace = 'api'::regnamespace
        and rel.relkind in ('r', 'p')
        and rel.oid not in (select tracked.rel from tracked where tracked.rel is not null)
        and has_any_column_privilege('member', rel.oid, 'insert, update');
end;

select is_empty('select tests.offenders()', 'every table that can be written is tracked, and wholly');

insert into change.tracked_tables (table_name, topics) values ('offences', array['org:{org_id}']);
create table api.offenders (id uuid primary key, org_id uuid, parent_id uuid, secret text);
call change.track(
    'api.offenders', topics => array['org:{org}'], parent => 'parent_id', write => 'x.y',
    redacted => '{pin}'
);
alter table api.offenders disable trigger _800_log_update;
drop trigger _100_stamp_row on api.offenders;
create policy select_reader on api.offenders for select to member
using (org_id = any ((select core.orgs_with('finance.read'))::uuid[]));
create table api.offences_by_hand (id uuid);
grant insert (id) on api.offences_by_hand to member;
select bag_eq(
    $$select * from tests.offenders() as o where o not like 'api.offences lacks%'$$,
    array[
        'api.offences is registered and does not exist',
        'api.offenders lacks the column org',
        'api.offenders is money in its policy or in its topics, but not in both',
        'api.offenders lacks the column pin',
        'api.offenders lacks the trigger _100_stamp_row',
        'api.offenders lacks the trigger _800_log_update',
        'api.offenders.parent_id is the parent and no foreign key',
        'api.offenders is restored by x.y, which nobody has',
        'api.offences_by_hand can be written and is not tracked'
    ],
    'what is missing is named'
);

select * from finish();
rollback;
