-- What a relay without log, order and rights rests on: the row itself in a notification.

create function api.bench_notify() returns trigger
language plpgsql
as $$
begin
    perform pg_notify('bench_change', json_build_object('table', tg_table_name, 'op', tg_op, 'row', new)::text);
    return null;
end
$$;

create trigger bench_notify after update on api.shows
for each row execute function api.bench_notify();

grant execute on function api.bench_notify() to member;
