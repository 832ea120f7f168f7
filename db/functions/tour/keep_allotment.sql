-- Deploy ontour:functions/tour/keep_allotment to pg
-- requires: functions/tour/check_allotments
-- requires: functions/tour/guard_guests

begin;

-- Security definer: the rule counts every guest and takes a lock, whoever approves.
create or replace function tour.keep_allotment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_lists constant uuid[] := array(
        select distinct new_rows.guest_list_id from new_rows
        where new_rows.status = 'approved' and new_rows.deleted_at is null
    );
begin
    if v_lists <> '{}' then
        call tour.check_allotments(v_lists);
    end if;
    return null;
end
$$;

comment on function tour.keep_allotment() is
'Statement trigger: approved guests fit into the allotment of their list. Raises GUEST_LIST_FULL (409).';

create or replace trigger _200_keep_allotment_insert
after insert on api.guests referencing new table as new_rows
for each statement execute function tour.keep_allotment();

create or replace trigger _200_keep_allotment_update
after update on api.guests referencing new table as new_rows
for each statement execute function tour.keep_allotment();

commit;
