-- Deploy ontour:functions/tour/correct_settlement to pg
-- requires: functions/tour/show_for
-- requires: functions/tour/lock_totals
-- requires: functions/tour/reverse_entry
-- requires: functions/tour/sheet_of
-- requires: schema/tour/error_codes

begin;

-- Security definer: settlements and the journal are written by functions alone.
create or replace function api.correct_settlement(show_id uuid, reason text)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_show constant api.shows := tour.show_for(correct_settlement.show_id, 'finance.write');
    v_posted uuid;
begin
    if coalesce(char_length(trim(correct_settlement.reason)), 0) not between 1 and 1000 then
        perform core.fail('INVALID_ARGUMENT', 'reason');
    end if;

    perform from api.shows where shows.id = v_show.id for no key update;
    call tour.lock_totals(array[v_show.id]);
    update api.settlements
    set settled_at = null, inputs = null, figures = null
    where settlements.show_id = v_show.id and settlements.settled_at is not null;
    if not found then
        perform core.fail('NOT_SETTLED', 'show_id=' || v_show.id);
    end if;

    select entries.id into strict v_posted
    from api.journal_entries as entries
    where entries.show_id = v_show.id
        and entries.kind = 'settlement'
        and not exists (
            select from api.journal_entries as undone where undone.reverses_id = entries.id offset 0
        );
    perform tour.reverse_entry(v_posted, trim(correct_settlement.reason));
    return tour.sheet_of(v_show);
end
$$;

comment on function api.correct_settlement(uuid, text) is
'Opens a settled show again, for this reason: its entry in the journal is reversed, and its figures follow the
rows until it is settled anew. What was settled stays in its history. Returns the sheet. Members with
finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED (401), NOT_SETTLED (409),
INVALID_ARGUMENT (422).';

grant execute on function api.correct_settlement(uuid, text) to member;

commit;
