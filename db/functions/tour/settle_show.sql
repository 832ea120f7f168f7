-- Deploy ontour:functions/tour/settle_show to pg
-- requires: functions/tour/lock_totals
-- requires: functions/tour/settlement_inputs
-- requires: functions/tour/require_settleable
-- requires: functions/tour/calculate
-- requires: functions/tour/settlement_lines
-- requires: functions/tour/post_payments
-- requires: schema/tour/settlements

-- First the show and then its totals, as everybody locks them (functions/tour/lock_totals): once they are
-- held, nothing that the figures rest on changes before this transaction ends, and whoever then wants to
-- change it finds the show settled (functions/tour/require_open).

begin;

create or replace function tour.settle_show(show_id uuid, dry_run boolean)
returns jsonb
language plpgsql
volatile
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_show api.shows;
    v_settlement api.settlements;
    v_inputs jsonb;
    v_figures jsonb;
    v_entry api.journal_entries;
begin
    perform from api.shows where shows.id = settle_show.show_id for no key update;
    call tour.lock_totals(array[settle_show.show_id]);
    select shows.* into v_show
    from api.shows
    where shows.id = settle_show.show_id and shows.deleted_at is null;
    if not found then
        perform core.fail('NOT_FOUND', 'show_id=' || settle_show.show_id);
    end if;
    select settlements.* into v_settlement from api.settlements where settlements.show_id = v_show.id;
    if v_settlement.settled_at is not null then
        perform core.fail('SHOW_SETTLED', 'show_id=' || v_show.id);
    end if;

    v_inputs := tour.settlement_inputs(v_show.id);
    perform tour.require_settleable(v_show, v_inputs);
    v_figures := tour.calculate(v_inputs);
    if settle_show.dry_run then
        return v_figures;
    end if;

    if v_settlement.id is null then
        insert into api.settlements (org_id, show_id, revision, settled_at, inputs, figures)
        values (v_show.org_id, v_show.id, 1, now(), v_inputs, v_figures)
        returning * into v_settlement;
    else
        update api.settlements
        set revision = settlements.revision + 1, settled_at = now(), inputs = v_inputs, figures = v_figures
        where settlements.id = v_settlement.id
        returning * into v_settlement;
    end if;

    v_entry.org_id := v_show.org_id;
    v_entry.show_id := v_show.id;
    v_entry.kind := 'settlement';
    v_entry.revision := v_settlement.revision;
    v_entry.entry_on := v_show.show_on;
    perform tour.post_entry(
        v_entry,
        (
            select jsonb_agg(jsonb_build_object(
                'account', line.account, 'amount', line.amount, 'currency', v_settlement.currency
            ))
            from tour.settlement_lines(v_inputs, v_figures) as line
        )
    );
    call tour.post_payments(v_settlement, v_inputs, v_figures);
    return v_figures;
end
$$;

comment on function tour.settle_show(uuid, boolean) is
'Settles a show and posts it; dry_run only looks whether it could. Returns its figures.
Raises NOT_FOUND (404), SHOW_SETTLED (409), SETTLEMENT_INCOMPLETE and FX_RATE_MISSING (422).';

commit;
