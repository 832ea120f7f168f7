-- Deploy ontour:functions/tour/default_terms to pg
-- requires: schema/tour/show_deals
-- requires: schema/tour/finance_rules

-- A deal keeps what it was made with: it is filled in once, and the rules of tomorrow do not reach it. The
-- names of agency and management are the organization's own where it leaves their percentages to the rules;
-- who says a percentage says whose.

begin;

-- Security definer: the rules are looked up without asking row level security once more.
create or replace function tour.default_terms()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_rules api.finance_rules;
begin
    select rules.* into v_rules
    from api.finance_rules as rules
    where rules.org_id = new.org_id and rules.deleted_at is null;

    if tg_op = 'INSERT' then
        new.currency := coalesce(new.currency, v_rules.currency);
        if new.agency_percent is null then
            new.agency_name := coalesce(new.agency_name, v_rules.agency_name);
        end if;
        if new.management_percent is null then
            new.management_name := coalesce(new.management_name, v_rules.management_name);
        end if;
    end if;
    new.ticket_tax_percent := coalesce(new.ticket_tax_percent, v_rules.ticket_tax_percent, 0);
    new.ticket_tax_mode := coalesce(new.ticket_tax_mode, v_rules.ticket_tax_mode, 'inside');
    new.fee_tax_percent := coalesce(new.fee_tax_percent, v_rules.fee_tax_percent, 0);
    new.withholding_percent := coalesce(new.withholding_percent, v_rules.withholding_percent, 0);
    new.agency_percent := coalesce(new.agency_percent, v_rules.agency_percent, 0);
    new.agency_base := coalesce(new.agency_base, v_rules.agency_base, 'gross_fee');
    new.management_percent := coalesce(new.management_percent, v_rules.management_percent, 0);
    new.management_base := coalesce(new.management_base, v_rules.management_base, 'gross_fee');
    return new;
end
$$;

comment on function tour.default_terms() is
'Row trigger: what a deal does not say is what the organization''s finance_rules say; without any, taxes and
commissions are nothing, on the gross fee.';

create or replace trigger _200_default_terms_on_insert
before insert on api.show_deals
for each row execute function tour.default_terms();

create or replace trigger _200_default_terms_on_update
before update on api.show_deals
for each row when (
    num_nulls(
        new.ticket_tax_percent, new.ticket_tax_mode, new.fee_tax_percent, new.withholding_percent,
        new.agency_percent, new.agency_base, new.management_percent, new.management_base
    ) > 0
)
execute function tour.default_terms();

commit;
