-- Deploy ontour:functions/tour/check_allotments to pg
-- requires: schema/tour/guests
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- Not the list's own row: who approves holds the guest and then wants this lock, who deletes a list holds
-- the list and then wants its guests. In the order of ids, so that two who approve on many lists never wait
-- for one another.

begin;

create or replace procedure tour.check_allotments(guest_list_ids uuid[])
language plpgsql
set search_path = ''
as $$
declare
    v_list record;
begin
    perform pg_advisory_xact_lock(hashtextextended('guest list ' || ordered.id, 0))
    from (select distinct asked.id from unnest(guest_list_ids) as asked (id) order by 1) as ordered;

    -- A statement of its own, which sees what those who had the lock before have committed.
    for v_list in
        select lists.id, lists.allotment, sum(guests.party_size) as approved
        from api.guest_lists as lists
        join api.guests on guests.guest_list_id = lists.id
        where lists.id = any (guest_list_ids) and guests.status = 'approved' and guests.deleted_at is null
        group by lists.id
        having sum(guests.party_size) > lists.allotment
        limit 1
    loop
        perform core.fail(
            'GUEST_LIST_FULL',
            format(
                'guest_list_id=%s allotment=%s approved=%s', v_list.id, v_list.allotment, v_list.approved
            )
        );
    end loop;
end
$$;

comment on procedure tour.check_allotments(uuid[]) is
'For triggers: no more people are approved on these guest lists than they have places, one transaction after
the other. Raises GUEST_LIST_FULL (409).';

commit;
