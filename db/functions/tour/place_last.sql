-- Deploy ontour:functions/tour/place_last to pg
-- requires: functions/tour/position_between

-- Argument: the column of the list. The list is locked by then (tour.attach_to_parent).

begin;

-- Security definer: where the end is does not depend on who asks.
create or replace function tour.place_last()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_last numeric;
begin
    if new.position is null then
        execute format(
            'select max(position) from api.%I where %I = $1 and deleted_at is null', tg_table_name, tg_argv[0]
        ) into v_last using (to_jsonb(new) ->> tg_argv[0])::uuid;
        new.position := tour.position_between(v_last, null);
    end if;
    return new;
end
$$;

comment on function tour.place_last() is
'Row trigger: what is given no position goes to the end of its list.';

commit;
