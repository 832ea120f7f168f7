-- Deploy ontour:functions/tour/post_payments to pg
-- requires: schema/tour/settlements
-- requires: functions/tour/payment_lines
-- requires: functions/tour/post_entry
-- requires: functions/tour/reverse_entry

-- A payment that has changed since it was posted is reversed and posted as it is now.

begin;

create or replace procedure tour.post_payments(settlement api.settlements, inputs jsonb, figures jsonb)
language plpgsql
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
declare
    v_entry api.journal_entries;
    v_change record;
begin
    for v_change in
        with wanted as (
            select
                (payment.item ->> 'id')::uuid as payment_id,
                (payment.item ->> 'paid_on')::date as paid_on,
                payment.item ->> 'reference' as reference,
                payment.item as payment,
                tour.payment_lines(
                    payment.item,
                    (post_payments.figures -> 'payments' ->> (payment.n - 1)::integer)::numeric,
                    post_payments.inputs ->> 'currency'
                ) as lines
            from jsonb_array_elements(post_payments.inputs -> 'payments') with ordinality as payment (item, n)
            where payment.item ->> 'paid_on' is not null
        ),

        posted as (
            select
                entries.id,
                entries.payment_id,
                entries.entry_on,
                (
                    select jsonb_agg(
                        jsonb_build_object(
                            'account', lines.account, 'amount', lines.amount, 'currency', lines.currency
                        )
                        order by lines.account, lines.currency
                    )
                    from api.journal_lines as lines
                    where lines.entry_id = entries.id
                ) as lines
            from api.journal_entries as entries
            where entries.show_id = settlement.show_id
                and entries.kind = 'payment'
                and not exists (
                    select from api.journal_entries as undone where undone.reverses_id = entries.id offset 0
                )
        )

        select
            posted.id as posted_id, wanted.payment_id, wanted.paid_on, wanted.reference, wanted.payment,
            wanted.lines
        from wanted
        full join posted on posted.payment_id = wanted.payment_id
        where (posted.entry_on, posted.lines) is distinct from (wanted.paid_on, wanted.lines)
        order by coalesce(posted.entry_on, wanted.paid_on), coalesce(posted.payment_id, wanted.payment_id)
    loop
        if v_change.posted_id is not null then
            perform tour.reverse_entry(v_change.posted_id, 'The payment has changed.');
        end if;
        if v_change.payment_id is not null then
            v_entry.org_id := settlement.org_id;
            v_entry.show_id := settlement.show_id;
            v_entry.kind := 'payment';
            v_entry.revision := settlement.revision;
            v_entry.entry_on := v_change.paid_on;
            v_entry.description := v_change.reference;
            v_entry.payment_id := v_change.payment_id;
            v_entry.payment := v_change.payment;
            perform tour.post_entry(v_entry, v_change.lines);
        end if;
    end loop;
end
$$;

comment on procedure tour.post_payments(api.settlements, jsonb, jsonb) is
'Has the journal say of a settled show what its payments say, by its inputs and figures as they are now.';

commit;
