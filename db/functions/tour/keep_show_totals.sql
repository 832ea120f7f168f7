-- Deploy ontour:functions/tour/keep_show_totals to pg
-- requires: functions/tour/refresh_totals

begin;

-- Security definer: the totals are written by this trigger and by nobody else.
create or replace function tour.keep_show_totals()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
begin
    if tg_op = 'INSERT' then
        -- A new show has no money yet: this is what tour.show_lines has for it.
        insert into tour.show_totals (
            show_id, org_id, show_on, status, country, tour_id,
            shows, gross, fee, withholding, commissions, costs
        )
        values (
            new.id, new.org_id, new.show_on, new.status, new.country, new.tour_id,
            1, 0, 0, 0, 0, 0
        );
    else
        call tour.refresh_totals(array[new.id]);
    end if;
    return null;
end
$$;

comment on function tour.keep_show_totals() is
'Row trigger: a show''s totals follow the show; a purge takes them along by foreign key.';

create or replace trigger _500_keep_show_totals
after insert on api.shows
for each row execute function tour.keep_show_totals();

-- After _700_cascade_delete: the lock of the totals comes last (functions/tour/lock_totals).
create or replace trigger _750_keep_show_totals_on_update
after update on api.shows
for each row when (
    (old.show_on, old.status, old.country, old.tour_id, old.deleted_at, old.org_id)
    is distinct from (new.show_on, new.status, new.country, new.tour_id, new.deleted_at, new.org_id)
    or coalesce(old.actual_attendance, old.expected_attendance)
    is distinct from coalesce(new.actual_attendance, new.expected_attendance)
)
execute function tour.keep_show_totals();

commit;
