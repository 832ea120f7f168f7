-- Deploy ontour:functions/tour/announce_guest to pg
-- requires: functions/tour/guard_guests
-- requires: functions/tour/notify
-- requires: functions/tour/readers_of

begin;

-- Security definer: nobody tells others anything by hand.
create or replace function tour.announce_guest()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_holder_id uuid;
    v_told uuid;
begin
    if tg_op = 'UPDATE' then
        if new.status <> old.status and new.status <> 'requested' and new.deleted_at is null then
            perform tour.notify(
                new.requested_by, 'guest_decision', 'guests', new.id, new.org_id,
                jsonb_build_object('status', new.status, 'guest_list_id', new.guest_list_id)
            );
        end if;
        return null;
    end if;

    if new.status = 'requested' then
        select lists.holder_id into v_holder_id
        from api.guest_lists as lists
        where lists.id = new.guest_list_id;
        for v_told in
            select v_holder_id where v_holder_id is not null
            union all
            select tour.readers_of(new.org_id, array[format('org:%s:road', new.org_id)])
            where v_holder_id is null
        loop
            perform tour.notify(
                v_told, 'guest_request', 'guest_lists', new.guest_list_id, new.org_id,
                jsonb_build_object('guest_id', new.id)
            );
        end loop;
    end if;
    return null;
end
$$;

comment on function tour.announce_guest() is
'Row trigger: tells who holds the list, else who manages the road, of a request, and who asked of the
decision.';

create or replace trigger _900_announce_guest
after insert or update of status on api.guests
for each row execute function tour.announce_guest();

commit;
