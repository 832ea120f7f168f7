-- Revert ontour:schema/queue/procrastinate from pg

begin;

set local client_min_messages = warning;

do $$
declare
    v_drop text;
begin
    for v_drop in
        select format('drop table %s cascade', oid::regclass)
        from pg_catalog.pg_class
        where relnamespace = 'queue'::regnamespace and relkind = 'r'
    loop
        execute v_drop;
    end loop;
    for v_drop in
        select format('drop routine %s', oid::regprocedure)
        from pg_catalog.pg_proc
        where pronamespace = 'queue'::regnamespace
    loop
        execute v_drop;
    end loop;
    for v_drop in
        select format('drop type %s cascade', oid::regtype)
        from pg_catalog.pg_type
        where typnamespace = 'queue'::regnamespace and typtype in ('c', 'e')
    loop
        execute v_drop;
    end loop;
end
$$;

commit;
