-- Deploy ontour:functions/tour/missing_terms to pg
-- requires: schema/tour/show_deals

begin;

create or replace function tour.missing_terms(deal api.show_deals)
returns text
language sql
immutable
parallel safe
begin atomic
    select nullif(
        concat_ws(
            ', ',
            case
                when deal.fee is null
                    and coalesce(deal.deal_type, 'guarantee') in ('guarantee', 'versus', 'plus')
                then 'fee'
            end,
            case
                when deal.percent is null and deal.deal_type in ('percentage', 'versus', 'plus')
                then 'percent'
            end,
            case when deal.split_point is null and deal.deal_type = 'plus' then 'split_point' end,
            case when deal.per_ticket is null and deal.deal_type = 'per_ticket' then 'per_ticket' end,
            case when deal.currency is null then 'currency' end
        ),
        ''
    );
end;

comment on function tour.missing_terms(api.show_deals) is
'What a deal must still say before its show is confirmed, by its type; null if nothing. No deal is a guarantee
that says nothing.';

commit;
