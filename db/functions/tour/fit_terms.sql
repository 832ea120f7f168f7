-- Deploy ontour:functions/tour/fit_terms to pg
-- requires: schema/tour/deal_types

-- A deal that becomes one of another type loses what means nothing in that type (schema/tour/deal_types),
-- instead of being refused for it.

begin;

create or replace function tour.fit_terms(deal jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select fit_terms.deal - case coalesce(fit_terms.deal ->> 'deal_type', 'guarantee')
        when 'guarantee' then '{percent, percent_base, split_point, per_ticket}'
        when 'percentage' then '{fee, split_point, per_ticket}'
        when 'versus' then '{split_point, per_ticket}'
        when 'plus' then '{per_ticket}'
        when 'door' then '{fee, split_point, per_ticket}'
        when 'per_ticket' then '{percent, percent_base, split_point}'
        else '{}'
    end::text[];
end;

comment on function tour.fit_terms(jsonb) is
'The terms of a deal without those that its type has not.';

grant execute on function tour.fit_terms(jsonb) to member;

commit;
