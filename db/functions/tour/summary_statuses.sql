-- Deploy ontour:functions/tour/summary_statuses to pg
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

begin;

create or replace function tour.summary_statuses(statuses text[], group_by text)
returns text[]
language plpgsql
stable
set search_path = ''
as $$
declare
    v_all constant text[] := array['draft', 'pending', 'confirmed', 'completed', 'cancelled'];
begin
    if statuses is null then
        return case group_by when 'status' then v_all else array_remove(v_all, 'cancelled') end;
    end if;
    if not array_replace(statuses, 'canceled', 'cancelled') <@ v_all then
        perform core.fail('INVALID_ARGUMENT', 'statuses=' || left(statuses::text, 100));
    end if;
    return array_replace(statuses, 'canceled', 'cancelled');
end
$$;

comment on function tour.summary_statuses(text[], text) is
'Which shows count: those asked for, else all but cancelled ones, which count only where status is the
grouping. Raises INVALID_ARGUMENT (422).';

commit;
