-- Deploy ontour:functions/tour/guard_allotment to pg
-- requires: functions/tour/check_allotments

begin;

-- Security definer: the rule counts every guest and takes a lock, whoever writes the list.
create or replace function tour.guard_allotment()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    call tour.check_allotments(array[new.id]);
    return null;
end
$$;

comment on function tour.guard_allotment() is
'Row trigger: a list keeps as many places as have been given away. Raises GUEST_LIST_FULL (409).';

create or replace trigger _200_guard_allotment
after update on api.guest_lists
for each row when (new.allotment < old.allotment)
execute function tour.guard_allotment();

commit;
