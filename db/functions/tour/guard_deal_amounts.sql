-- Deploy ontour:functions/tour/guard_deal_amounts to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/ticket_scales
-- requires: schema/tour/deal_bonuses
-- requires: schema/tour/error_codes
-- requires: functions/tour/lock_totals
-- requires: functions/core/fail

-- Tickets and bonuses are in the currency of the deal, which may come, or change, after them. Under the lock
-- of the totals, so that one who changes the currency and one who changes a price cannot pass each other.

begin;

-- Security definer: locks totals, which are nobody's to read.
create or replace function tour.guard_deal_amounts()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_amount record;
begin
    call tour.lock_totals(array[new.show_id]);

    select found.name, found.amount, deals.currency, currencies.minor_units into v_amount
    from (
        select 'price' as name, scales.price as amount
        from api.ticket_scales as scales
        where scales.show_id = new.show_id and scales.deleted_at is null
        union all
        select 'amount', bonuses.amount
        from api.deal_bonuses as bonuses
        where bonuses.show_id = new.show_id and bonuses.deleted_at is null
        union all
        select 'threshold', bonuses.threshold
        from api.deal_bonuses as bonuses
        where bonuses.show_id = new.show_id and bonuses.deleted_at is null and bonuses.measure = 'gross'
    ) as found
    join api.show_deals as deals on deals.show_id = new.show_id and deals.deleted_at is null
    join api.currencies on currencies.code = deals.currency
    where scale(trim_scale(found.amount)) > currencies.minor_units
    limit 1;

    if found then
        perform core.fail(
            'AMOUNT_PRECISION',
            format(
                '%s=%s currency=%s minor_units=%s',
                v_amount.name, v_amount.amount, v_amount.currency, v_amount.minor_units
            )
        );
    end if;
    return null;
end
$$;

comment on function tour.guard_deal_amounts() is
'Row trigger: ticket prices and bonuses have no more decimals than the currency of their show''s deal. Raises
AMOUNT_PRECISION (422).';

create or replace trigger _200_guard_deal_amounts
after insert or update of currency, deleted_at on api.show_deals
for each row when (new.deleted_at is null)
execute function tour.guard_deal_amounts();

create or replace trigger _200_guard_deal_amounts
after insert or update of price, deleted_at on api.ticket_scales
for each row when (new.deleted_at is null)
execute function tour.guard_deal_amounts();

create or replace trigger _200_guard_deal_amounts
after insert or update of measure, threshold, amount, deleted_at on api.deal_bonuses
for each row when (new.deleted_at is null)
execute function tour.guard_deal_amounts();

commit;
