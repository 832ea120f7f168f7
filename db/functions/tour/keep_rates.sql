-- Deploy ontour:functions/tour/keep_rates to pg
-- requires: schema/tour/journal_entries

-- Only rates of a day are kept: one that was agreed is the row's own.

begin;

create or replace function tour.keep_rates(show_id uuid, payments jsonb)
returns jsonb
language plpgsql
stable
set search_path = ''
set enable_seqscan = off
set plan_cache_mode = force_generic_plan
as $$
begin
    return (
        select coalesce(
            jsonb_agg(coalesce(payment.item - 'missing' || posted.rate, payment.item) order by payment.n),
            '[]'
        )
        from jsonb_array_elements(keep_rates.payments) with ordinality as payment (item, n)
        left join lateral (
            select jsonb_build_object(
                'times', entries.payment -> 'times',
                'per', entries.payment -> 'per',
                'source', entries.payment -> 'source',
                'rate_on', entries.payment -> 'rate_on'
            ) as rate
            from api.journal_entries as entries
            where entries.show_id = keep_rates.show_id
                and entries.payment_id = (payment.item ->> 'id')::uuid
                and entries.payment @> jsonb_build_object(
                    'amount', payment.item -> 'amount',
                    'currency', payment.item -> 'currency',
                    'paid_on', payment.item -> 'paid_on'
                )
                and entries.payment ->> 'source' <> 'agreed'
                and payment.item ->> 'source' is distinct from 'agreed'
                and not exists (
                    select from api.journal_entries as undone where undone.reverses_id = entries.id offset 0
                )
        ) as posted on true
    );
end
$$;

comment on function tour.keep_rates(uuid, jsonb) is
'The payments of a settled show, each that is in the books at the rate with which it came there: what is
published or preferred later changes nothing.';

commit;
