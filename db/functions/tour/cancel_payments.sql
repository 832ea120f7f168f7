-- Deploy ontour:functions/tour/cancel_payments to pg
-- requires: schema/tour/cancellation_steps
-- requires: schema/tour/show_payments

-- Nothing is paid back by this: a refund without paid_on is a question to who keeps the books, and they
-- delete it where the contract says otherwise.

begin;

create or replace function tour.cancel_payments(show_id uuid, reason text)
returns void
language sql
volatile
begin atomic
    update api.show_payments as payments
    set deleted_at = now()
    where payments.show_id = cancel_payments.show_id
        and payments.paid_on is null
        and payments.kind <> 'refund'
        and payments.deleted_at is null;

    insert into api.show_payments (show_id, kind, amount, currency, reference)
    select cancel_payments.show_id, 'refund', sum(back.amount), back.currency, 'Show cancelled'
    from (
        select
            payments.currency,
            case payments.kind when 'refund' then -payments.amount else payments.amount end as amount
        from api.show_payments as payments
        where payments.show_id = cancel_payments.show_id and payments.deleted_at is null
    ) as back
    group by back.currency
    having sum(back.amount) > 0;
end;

comment on function tour.cancel_payments(uuid, text) is
'For cancel_show: what was due is due no more, and what was paid becomes a refund that is open, one for
each currency.';

insert into tour.cancellation_steps (step, "position", function_name, purpose) values
(
    'payments', 60, 'tour.cancel_payments',
    'Drops what the promoter has not paid yet, and notes what is to be paid back.'
)
on conflict (step) do update
set "position" = excluded."position", function_name = excluded.function_name, purpose = excluded.purpose;

commit;
