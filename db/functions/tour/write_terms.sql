-- Deploy ontour:functions/tour/write_terms to pg
-- requires: functions/tour/term_columns
-- requires: functions/tour/default_terms
-- requires: functions/tour/deal_terms

-- The whole of the terms, in one statement a table, so that the constraints see the deal as it is meant and
-- never half of it. Bonuses have no identity to people: other ones replace all of them.

begin;

create or replace procedure tour.write_terms(show_id uuid, terms jsonb)
language plpgsql
set search_path = ''
as $$
declare
    v_deal constant jsonb := '{"deal_type": "guarantee", "bonus_rule": "cumulative"}'
        || coalesce(jsonb_strip_nulls(write_terms.terms -> 'deal'), '{}');
    v_columns constant text := (
        select string_agg(quote_ident(name), ', ') from unnest(tour.term_columns('show_deals')) as name
    );
    v_bonus_columns constant text := (
        select string_agg(quote_ident(name), ', ') from unnest(tour.term_columns('deal_bonuses')) as name
    );
begin
    perform from api.show_deals as deals
    where deals.show_id = write_terms.show_id and deals.deleted_at is null
    for no key update;
    -- @plpgsql_check_options: security_warnings = false
    -- It cannot see that every name has been through quote_ident.
    if not found then
        execute format(
            'insert into api.show_deals (show_id, %1$s) '
            'select $1, %1$s from jsonb_populate_record(null::api.show_deals, $2)', v_columns
        ) using write_terms.show_id, v_deal;
    elsif (tour.deal_terms(write_terms.show_id) -> 'deal') is distinct from v_deal then
        execute format(
            'update api.show_deals as deals set (%1$s) = '
            '(select %1$s from jsonb_populate_record(null::api.show_deals, $2)) '
            'where deals.show_id = $1 and deals.deleted_at is null', v_columns
        ) using write_terms.show_id, v_deal;
    end if;

    if coalesce(tour.deal_terms(write_terms.show_id) -> 'bonuses', '[]')
        <> coalesce(write_terms.terms -> 'bonuses', '[]')
    then
        update api.deal_bonuses as bonuses
        set deleted_at = now()
        where bonuses.show_id = write_terms.show_id and bonuses.deleted_at is null;
        execute format(
            'insert into api.deal_bonuses (show_id, %1$s) '
            'select $1, %1$s from jsonb_populate_recordset(null::api.deal_bonuses, $2)', v_bonus_columns
        ) using write_terms.show_id, coalesce(write_terms.terms -> 'bonuses', '[]');
    end if;
end
$$;

comment on procedure tour.write_terms(uuid, jsonb) is
'Makes these, and no others, the terms of a show''s deal, which is made if there is none. Raises whatever a
write of these values raises.';

grant execute on procedure tour.write_terms(uuid, jsonb) to member;

commit;
