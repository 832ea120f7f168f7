-- Deploy ontour:functions/tour/default_terms to pg
-- requires: schema/tour/show_deals

begin;

create or replace function tour.default_terms()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.ticket_tax_percent := coalesce(new.ticket_tax_percent, 0);
    new.ticket_tax_mode := coalesce(new.ticket_tax_mode, 'inside');
    new.fee_tax_percent := coalesce(new.fee_tax_percent, 0);
    new.withholding_percent := coalesce(new.withholding_percent, 0);
    new.agency_percent := coalesce(new.agency_percent, 0);
    new.agency_base := coalesce(new.agency_base, 'gross_fee');
    new.management_percent := coalesce(new.management_percent, 0);
    new.management_base := coalesce(new.management_base, 'gross_fee');
    return new;
end
$$;

comment on function tour.default_terms() is
'Row trigger: taxes and commissions of a deal that were not given are nothing, on the gross fee.';

create or replace trigger _200_default_terms
before insert or update of
ticket_tax_percent, ticket_tax_mode, fee_tax_percent, withholding_percent,
agency_percent, agency_base, management_percent, management_base
on api.show_deals
for each row execute function tour.default_terms();

commit;
