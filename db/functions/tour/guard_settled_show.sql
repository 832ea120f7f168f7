-- Deploy ontour:functions/tour/guard_settled_show to pg
-- requires: functions/tour/keep_show_totals
-- requires: functions/tour/require_open

begin;

-- Security definer: the rule also holds for who may not see the money.
create or replace function tour.guard_settled_show()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    call tour.require_open(array[new.id]);
    return null;
end
$$;

comment on function tour.guard_settled_show() is
'Row trigger: a settled show keeps its date and who came; it may still be completed, but neither be cancelled
nor deleted. Raises SHOW_SETTLED (409).';

-- After _700_cascade_delete, as what locks the totals has to be (functions/tour/lock_totals).
create or replace trigger _760_guard_settled_show
after update on api.shows
for each row when (
    (old.show_on, old.actual_attendance, old.expected_attendance, old.deleted_at)
    is distinct from (new.show_on, new.actual_attendance, new.expected_attendance, new.deleted_at)
    or old.status <> new.status and new.status <> 'completed'
)
execute function tour.guard_settled_show();

commit;
