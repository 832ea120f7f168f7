-- Deploy ontour:functions/tour/add_deposit to pg
-- requires: schema/tour/finance_rules
-- requires: schema/tour/show_deals
-- requires: schema/tour/show_payments
-- requires: functions/tour/divide

begin;

create or replace function tour.add_deposit(deal api.show_deals, due_on date)
returns void
language sql
volatile
begin atomic
    insert into api.show_payments (show_id, kind, amount, currency, due_on)
    select add_deposit.deal.show_id, 'deposit', deposit.amount, add_deposit.deal.currency, add_deposit.due_on
    from api.finance_rules as rules
    join api.currencies as currencies on currencies.code = add_deposit.deal.currency
    cross join lateral (
        select round(
            tour.divide(
                add_deposit.deal.fee * rules.deposit_percent * 10::numeric ^ currencies.minor_units, 100,
                rules.rounding = 'half_up'
            ) / 10::numeric ^ currencies.minor_units,
            currencies.minor_units
        ) as amount
    ) as deposit
    where rules.org_id = add_deposit.deal.org_id
        and rules.deleted_at is null
        and deposit.amount > 0
        and not exists (
            select from api.show_payments as payments
            where payments.show_id = add_deposit.deal.show_id
                and payments.kind = 'deposit'
                and payments.deleted_at is null
        );
end;

comment on function tour.add_deposit(api.show_deals, date) is
'For agree_offer: the part of the fee that the organization''s finance_rules ask for as a deposit, unless the
show has one.';

commit;
