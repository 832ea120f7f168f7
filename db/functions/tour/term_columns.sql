-- Deploy ontour:functions/tour/term_columns to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/deal_bonuses

begin;

create or replace function tour.term_columns(table_name text)
returns text[]
language sql
immutable
parallel safe
begin atomic
    select case term_columns.table_name
        when 'show_deals' then '{
            deal_type, promoter_name, currency, fee, percent, percent_base, split_point, per_ticket,
            bonus_rule, door_price, ticket_tax_percent, ticket_tax_mode, fee_tax_percent, withholding_percent,
            agency_name, agency_percent, agency_base, management_name, management_percent, management_base,
            fx_currency, fx_rate
        }'
        when 'deal_bonuses' then '{measure, threshold, kind, amount, percent, percent_base}'
    end::text[];
end;

comment on function tour.term_columns(text) is
'The columns of show_deals and of deal_bonuses that are terms of a deal: what templates and offers hold.';

grant execute on function tour.term_columns(text) to member;

commit;
