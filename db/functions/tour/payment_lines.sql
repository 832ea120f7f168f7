-- Deploy ontour:functions/tour/payment_lines to pg
-- requires: schema/core/schemas

-- In two currencies a payment adds up to zero in each: what the bank has of one was exchanged for what the
-- promoter has paid of the other.

begin;

create or replace function tour.payment_lines(payment jsonb, paid numeric, currency text)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select coalesce(
        jsonb_agg(
            jsonb_build_object(
                'account', lines.account, 'amount', lines.amount, 'currency', lines.currency
            )
            order by lines.account, lines.currency
        ), '[]'
    )
    from (
        select
            (payment_lines.payment ->> 'amount')::numeric
            * case payment_lines.payment ->> 'kind' when 'refund' then -1 else 1 end as amount,
            payment_lines.payment ->> 'currency' as currency
    ) as received
    cross join lateral (
        values
        ('bank', received.amount, received.currency),
        ('promoter', -payment_lines.paid, payment_lines.currency),
        ('exchange', -received.amount, nullif(received.currency, payment_lines.currency)),
        ('exchange', payment_lines.paid, nullif(payment_lines.currency, received.currency))
    ) as lines (account, amount, currency)
    where lines.currency is not null and lines.amount <> 0;
end;

comment on function tour.payment_lines(jsonb, numeric, text) is
'What a payment moves in the books: the row, what it counts in the currency of the deal (negative for a
refund), and that currency.';

commit;
