-- Deploy ontour:functions/tour/summary_currency to pg
-- requires: schema/core/organizations
-- requires: functions/core/fail

begin;

create or replace function tour.summary_currency(org_id uuid, currency text)
returns api.currencies
language plpgsql
stable
set search_path = ''
as $$
declare
    v_currency api.currencies;
begin
    select currencies.* into v_currency
    from api.currencies
    where currencies.code = coalesce(
        summary_currency.currency,
        (
            select organizations.currency
            from api.organizations
            where organizations.id = summary_currency.org_id
        )
    );
    if not found then
        perform core.fail('UNKNOWN_CURRENCY', 'currency=' || left(summary_currency.currency, 100));
    end if;
    return v_currency;
end
$$;

comment on function tour.summary_currency(uuid, text) is
'The currency to add up in: the one asked for, else the organization''s. Raises UNKNOWN_CURRENCY (422).';

commit;
