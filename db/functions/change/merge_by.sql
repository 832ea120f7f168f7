-- Deploy ontour:functions/change/merge_by to pg
-- requires: schema/change/merge_policies

begin;

create or replace procedure change.merge_by(target regclass, policies jsonb)
language plpgsql
set search_path = ''
as $$
begin
    insert into change.merge_policies (table_name, column_name, policy)
    select rel.relname, wanted.key, wanted.value
    from jsonb_each_text(policies) as wanted
    join pg_catalog.pg_class as rel on rel.oid = target
    on conflict (table_name, column_name) do update
    set policy = excluded.policy;
end
$$;

comment on procedure change.merge_by(regclass, jsonb) is
'For schema/ files only, after change.track: fields of a table and their merge policies, such as
{"expected_attendance": "latest"}. Fields that are not named are asked about.';

commit;
