-- Deploy ontour:functions/tour/refresh_converted_totals to pg
-- requires: schema/tour/show_costs
-- requires: schema/tour/show_payments
-- requires: functions/tour/refresh_totals

-- Kept figures hold what bills and payments in other currencies were on their days: when rates change, these
-- shows are computed anew, and no others.

begin;

create or replace procedure tour.refresh_converted_totals(
    org_ids uuid[] default null, currencies text[] default null, since date default null,
    skips_absurd boolean default false
)
language plpgsql
set search_path = ''
as $$
declare
    v_show_ids uuid[];
    v_show_id uuid;
begin
    select array_agg(distinct line.show_id) into v_show_ids
    from (
        select costs.show_id, costs.currency, costs.incurred_on as line_on
        from api.show_costs as costs
        where costs.deleted_at is null
            and (costs.org_id = any (refresh_converted_totals.org_ids) or org_ids is null)
        union all
        select payments.show_id, payments.currency, coalesce(payments.paid_on, payments.due_on)
        from api.show_payments as payments
        where payments.deleted_at is null
            and (payments.org_id = any (refresh_converted_totals.org_ids) or org_ids is null)
    ) as line
    join api.shows on shows.id = line.show_id and shows.deleted_at is null
    join api.show_deals as deals on deals.show_id = line.show_id and deals.deleted_at is null
    where line.currency <> deals.currency
        and (
            currencies is null
            or array[line.currency, deals.currency] && refresh_converted_totals.currencies
        )
        and (since is null or coalesce(line.line_on, shows.show_on) >= refresh_converted_totals.since);

    if v_show_ids is null then
        return;
    elsif not skips_absurd then
        call tour.refresh_totals(v_show_ids);
        return;
    end if;

    begin
        call tour.refresh_totals(v_show_ids);
    exception
        when numeric_value_out_of_range then
            foreach v_show_id in array v_show_ids loop
                begin
                    call tour.refresh_totals(array[v_show_id]);
                exception
                    when numeric_value_out_of_range then
                        null;
                end;
            end loop;
    end;
end
$$;

comment on procedure tour.refresh_converted_totals(uuid[], text[], date, boolean) is
'Computes the totals anew of shows with bills or payments in another currency than their deal''s: those of
these organizations, of which one side is one of these currencies, from this day on; null stands for all. With
skips_absurd a show whose figures do not fit any more keeps those it has, and stops nobody else.';

commit;
