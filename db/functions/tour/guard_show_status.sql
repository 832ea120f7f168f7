-- Deploy ontour:functions/tour/guard_show_status to pg
-- requires: schema/tour/shows
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

begin;

create or replace function tour.guard_show_status()
returns trigger
language plpgsql
set search_path = ''
as $$
declare
    v_from text;
begin
    if new.status = 'canceled' then
        new.status := 'cancelled';
    end if;

    if tg_op = 'UPDATE' then
        v_from := old.status;
        if new.status = v_from
            or (v_from, new.status) in (
                ('draft', 'pending'), ('pending', 'draft'),
                ('pending', 'confirmed'), ('confirmed', 'completed')
            )
            or new.status = 'cancelled' and v_from <> 'completed'
        then
            return new;
        end if;
    else
        -- History may be entered as it ended. A confirmed show cannot have its fee yet when it is
        -- inserted; require_complete_show says so.
        v_from := 'none';
        if new.status <> 'completed'
            or new.show_on < (now() at time zone coalesce(new.time_zone, 'UTC'))::date
        then
            return new;
        end if;
    end if;

    -- Unknown statuses are the check constraint's to refuse.
    if new.status in ('draft', 'pending', 'confirmed', 'completed', 'cancelled') then
        perform core.fail('INVALID_STATUS_TRANSITION', format('from=%s to=%s', v_from, new.status));
    end if;
    return new;
end
$$;

comment on function tour.guard_show_status() is
'Row trigger: keeps a show to the moves of its status; a new show is completed only if its date is past.
Raises INVALID_STATUS_TRANSITION (422).';

create or replace trigger _200_guard_show_status
before insert or update of status on api.shows
for each row execute function tour.guard_show_status();

commit;
