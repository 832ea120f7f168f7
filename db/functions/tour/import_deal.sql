-- Deploy ontour:functions/tour/import_deal to pg
-- requires: functions/tour/import_field
-- requires: functions/tour/term_columns
-- requires: functions/tour/fit_terms
-- requires: functions/tour/default_terms

-- Empty fields say nothing, and what is not said stays; but what another type of deal has not, goes.

begin;

create or replace function tour.import_deal(show_id uuid, data jsonb)
returns boolean
language plpgsql
set search_path = ''
as $$
declare
    v_said constant jsonb := (
        select jsonb_object_agg(terms.field, terms.value)
        from (
            select field, tour.import_field(import_deal.data, field, case
                when field ~ '_percent$|^percent$' then 'percent'
                when field in ('fee', 'split_point', 'per_ticket', 'door_price', 'fx_rate') then 'amount'
                when field ~ '_(type|base|rule|mode)$' then 'word'
                else 'text'
            end) as value
            from unnest(tour.term_columns('show_deals')) as field
            where import_deal.data ? field
        ) as terms
        where terms.value is not null
    );
    v_old api.show_deals;
    v_new api.show_deals;
begin
    if v_said - 'currency' = '{}' or v_said is null then
        return false;
    end if;
    select deals.* into v_old
    from api.show_deals as deals
    where deals.show_id = import_deal.show_id and deals.deleted_at is null;
    v_new := jsonb_populate_record(
        null::api.show_deals,
        '{"deal_type": "guarantee", "bonus_rule": "cumulative"}'
        || case
            when v_old.deal_type <> v_said ->> 'deal_type'
                then tour.fit_terms(to_jsonb(v_old) || v_said)
            else coalesce(jsonb_strip_nulls(to_jsonb(v_old)), '{}')
        end
        || v_said
    );
    v_new.currency := upper(v_new.currency);
    v_new.fx_currency := upper(v_new.fx_currency);
    if v_new is not distinct from v_old then
        return false;
    end if;

    if v_old.id is null then
        insert into api.show_deals (
            show_id, deal_type, promoter_name, currency, fee, percent, percent_base, split_point, per_ticket,
            bonus_rule, door_price, ticket_tax_percent, ticket_tax_mode, fee_tax_percent,
            withholding_percent, agency_name, agency_percent, agency_base, management_name,
            management_percent, management_base, fx_currency, fx_rate
        )
        values (
            import_deal.show_id, v_new.deal_type, v_new.promoter_name, v_new.currency, v_new.fee,
            v_new.percent, v_new.percent_base, v_new.split_point, v_new.per_ticket, v_new.bonus_rule,
            v_new.door_price, v_new.ticket_tax_percent, v_new.ticket_tax_mode, v_new.fee_tax_percent,
            v_new.withholding_percent, v_new.agency_name, v_new.agency_percent, v_new.agency_base,
            v_new.management_name, v_new.management_percent, v_new.management_base, v_new.fx_currency,
            v_new.fx_rate
        );
    else
        update api.show_deals as deals
        set deal_type = v_new.deal_type, promoter_name = v_new.promoter_name, currency = v_new.currency,
            fee = v_new.fee, percent = v_new.percent, percent_base = v_new.percent_base,
            split_point = v_new.split_point, per_ticket = v_new.per_ticket, bonus_rule = v_new.bonus_rule,
            door_price = v_new.door_price, ticket_tax_percent = v_new.ticket_tax_percent,
            ticket_tax_mode = v_new.ticket_tax_mode, fee_tax_percent = v_new.fee_tax_percent,
            withholding_percent = v_new.withholding_percent, agency_name = v_new.agency_name,
            agency_percent = v_new.agency_percent, agency_base = v_new.agency_base,
            management_name = v_new.management_name, management_percent = v_new.management_percent,
            management_base = v_new.management_base, fx_currency = v_new.fx_currency, fx_rate = v_new.fx_rate
        where deals.id = v_old.id;
    end if;
    return true;
end
$$;

comment on function tour.import_deal(uuid, jsonb) is
'Writes the deal of an imported row, if it says any of its terms; tells whether something changed. Raises
INVALID_VALUE (422), and what a write of these values raises.';

grant execute on function tour.import_deal(uuid, jsonb) to member;

commit;
