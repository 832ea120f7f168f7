-- Deploy ontour:functions/tour/keep_payments_posted to pg
-- requires: functions/tour/keep_money_totals
-- requires: functions/tour/require_rates
-- requires: functions/tour/inputs_of
-- requires: functions/tour/calculate
-- requires: functions/tour/post_payments

-- After _500_keep_money_totals, and so under the lock of the totals. A show is in the books once it has been
-- settled, also while its settlement is being corrected.

begin;

-- Security definer: the journal is nobody's to write.
create or replace function tour.keep_payments_posted()
returns trigger
language plpgsql
security definer
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_settlement api.settlements;
    v_inputs jsonb;
begin
    for v_settlement in
        select settlements.*
        from api.settlements
        where settlements.show_id in (select n.show_id from new_rows as n) and settlements.revision > 0
        order by settlements.show_id
    loop
        v_inputs := tour.inputs_of(v_settlement.show_id);
        perform tour.require_rates(v_inputs);
        call tour.post_payments(v_settlement, v_inputs, tour.calculate(v_inputs));
    end loop;
    return null;
end
$$;

comment on function tour.keep_payments_posted() is
'Statement trigger: what is paid for a show in the books, or was, is in the books. Raises FX_RATE_MISSING
(422).';

create or replace trigger _600_keep_payments_posted_on_insert
after insert on api.show_payments
referencing new table as new_rows
for each statement execute function tour.keep_payments_posted();

create or replace trigger _600_keep_payments_posted_on_update
after update on api.show_payments
referencing new table as new_rows
for each statement execute function tour.keep_payments_posted();

commit;
