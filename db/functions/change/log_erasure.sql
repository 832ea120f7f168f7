-- Deploy ontour:functions/change/log_erasure to pg
-- requires: schema/change/erasures
-- requires: schema/change/log

begin;

create or replace function change.log_erasure()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    insert into change.log (
        table_name, row_id, version, op, before, after, topics_before, topics_after, source
    )
    values (
        'erasures', new.id, case when tg_op = 'INSERT' then 1 else 2 end, lower(tg_op), to_jsonb(old),
        to_jsonb(new), case when tg_op = 'UPDATE' then '{}'::text[] end, '{}', 'sql'
    );
    return null;
end
$$;

comment on function change.log_erasure() is 'Row trigger: logs that an erasure was asked for, and done.';

create or replace trigger _800_log_erasure
after insert or update on change.erasures
for each row execute function change.log_erasure();

commit;
