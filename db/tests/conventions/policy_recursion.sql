-- The policies of every table that a web role may use can be planned: one that asks its own table ends in
-- 42P17,
-- which PostgREST would call a client's mistake (P18).
begin;
select plan(2);

create function tests.offenders()
returns setof text
language plpgsql
as $$
declare
    v_try record;
begin
    for v_try in
        select rel.oid::regclass::text as name, web.role, 'select from ' || rel.oid::regclass as query
        from pg_catalog.pg_class as rel
        cross join unnest('{anon,member}'::name[]) as web (role)
        where rel.relnamespace in (select tests.our_schemas())
            and rel.relkind in ('r', 'p', 'v')
            and has_table_privilege(web.role, rel.oid, 'select')
        union all
        select rel.oid::regclass::text, web.role,
        format('update %s set %2$I = %2$I', rel.oid::regclass, att.attname)
        from pg_catalog.pg_class as rel
        cross join unnest('{anon,member}'::name[]) as web (role)
        cross join lateral (
            select attname from pg_catalog.pg_attribute
            where attrelid = rel.oid and attnum > 0 and not attisdropped
                and has_column_privilege(web.role, rel.oid, attnum, 'update')
            limit 1
        ) as att
        where rel.relnamespace in (select tests.our_schemas()) and rel.relkind in ('r', 'p')
    loop
        begin
            execute format('set local role %I', v_try.role);
            execute 'explain ' || v_try.query;
        exception
            when invalid_object_definition then
                return next v_try.name || ' for ' || v_try.role || ': ' || sqlerrm;
        end;
        reset role;
    end loop;
end
$$;

select is_empty('select tests.offenders()', 'no policy recurses');

create table api.offenders (id uuid);
alter table api.offenders enable row level security;
create policy select_member on api.offenders for select to member
using (id in (select o.id from api.offenders as o));
grant select on api.offenders to member;
select bag_eq(
    'select tests.offenders()',
    array['api.offenders for member: infinite recursion detected in policy for relation "offenders"'],
    'one that does is named'
);

select * from finish();
rollback;
