-- Deploy ontour:functions/tour/require_posted to pg
-- requires: schema/tour/settlements
-- requires: schema/tour/journal_entries
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- So that nothing that writes old rows back, such as restore of a show with its children, settles a show or
-- opens it behind the back of its journal. Asked at the end of the transaction, on either side.

begin;

-- Security definer: the rule holds whoever writes.
create or replace function tour.require_posted()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_show_id constant uuid := new.show_id;
    v_settled integer;
    v_posted integer[];
begin
    select settlements.revision into v_settled
    from api.settlements
    where settlements.show_id = v_show_id
        and settlements.settled_at is not null
        and settlements.deleted_at is null;

    select array_agg(posted.revision) into v_posted
    from api.journal_entries as posted
    where posted.show_id = v_show_id
        and posted.kind = 'settlement'
        -- offset 0: looked up for each, never joined with all reversals there are.
        and not exists (
            select from api.journal_entries as undone where undone.reverses_id = posted.id offset 0
        );

    if v_posted is distinct from array_remove(array[v_settled], null)
        and num_nonnulls(v_settled, v_posted) > 0
    then
        perform core.fail(
            'SETTLEMENT_UNPOSTED',
            format('show_id=%s settled=%s posted=%s', v_show_id, v_settled, v_posted)
        );
    end if;
    return null;
end
$$;

comment on function tour.require_posted() is
'Constraint trigger: the revision that is settled is the one whose entry in the journal stands.
Raises SETTLEMENT_UNPOSTED (422).';

-- "create or replace" knows no constraint triggers.
set local client_min_messages = warning;
drop trigger if exists _200_require_posted on api.settlements;
drop trigger if exists _200_require_posted on api.journal_entries;

create constraint trigger _200_require_posted
after insert or update of settled_at, revision, deleted_at on api.settlements
deferrable initially deferred
for each row execute function tour.require_posted();

create constraint trigger _200_require_posted
after insert on api.journal_entries
deferrable initially deferred
for each row when (new.kind <> 'payment')
execute function tour.require_posted();

commit;
