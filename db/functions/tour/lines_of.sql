-- Deploy ontour:functions/tour/lines_of to pg
-- requires: functions/tour/inputs_of
-- requires: functions/tour/calculate

-- The figures of the deal in its currency, and what is spent off the bottom in the currency in which it is:
-- who adds up dollars sees the dollars that were spent, and needs no rate for them. Beside it stands what the
-- sheet makes of it in the currency of the deal, in which a summary therefore agrees with the sheets.

begin;

create or replace function tour.lines_of(show_id uuid)
returns table (
    currency text, shows integer, gross bigint, fee bigint, withholding bigint, commissions bigint,
    costs bigint, due bigint, paid bigint, overdue_on date, overdue bigint, deal_costs bigint, missing text
)
language plpgsql
stable
set search_path = ''
set plan_cache_mode = force_generic_plan
set jit = off
as $$
#variable_conflict use_column
declare
    v_input constant jsonb := tour.inputs_of(lines_of.show_id);
    v_currency constant text := v_input ->> 'currency';
    v_sheet constant jsonb := tour.calculate(v_input);
    v_figures jsonb := v_sheet;
    v_missing text;
begin
    if v_currency is null then
        v_figures := '{}';
    elsif num_nulls(v_sheet ->> 'commissions', v_sheet ->> 'due', v_sheet ->> 'paid') > 0 then
        v_figures := '{}';
        select found.line ->> 'missing' into v_missing
        from jsonb_array_elements((v_input -> 'costs') || (v_input -> 'payments')) as found (line)
        where found.line ->> 'missing' is not null
        limit 1;
    end if;

    return query
    select
        line.currency,
        max(line.shows),
        (sum(line.gross) * unit.per_one)::bigint,
        (sum(line.fee) * unit.per_one)::bigint,
        (sum(line.withholding) * unit.per_one)::bigint,
        (sum(line.commissions) * unit.per_one)::bigint,
        (sum(line.costs) * unit.per_one)::bigint,
        (sum(line.due) * unit.per_one)::bigint,
        (sum(line.paid) * unit.per_one)::bigint,
        line.overdue_on,
        (sum(line.overdue) * unit.per_one)::bigint,
        case
            when max(line.shows) = 0 and count(line.in_deal) = count(*)
            then (sum(line.in_deal) * ('1e' || (v_input ->> 'minor_units'))::numeric)::bigint
        end,
        case when max(line.shows) = 1 then v_missing end
    from (
        select
            v_currency as currency,
            1 as shows,
            coalesce((v_figures ->> 'gross')::numeric, 0) as gross,
            coalesce((v_figures ->> 'gross_fee')::numeric, 0) as fee,
            coalesce((v_figures ->> 'withholding')::numeric, 0) as withholding,
            coalesce((v_figures ->> 'commissions')::numeric, 0) as commissions,
            0 as costs,
            coalesce((v_figures ->> 'due')::numeric, 0) as due,
            coalesce((v_figures ->> 'paid')::numeric, 0) as paid,
            null::date as overdue_on,
            0 as overdue,
            null::numeric as in_deal
        union all
        select
            cost.line ->> 'currency', 0, 0, 0, 0, 0, (cost.line ->> 'amount')::numeric, 0, 0, null, 0,
            (v_sheet #>> array['costs', (cost.place - 1)::text])::numeric
        from jsonb_array_elements(v_input -> 'costs') with ordinality as cost (line, place)
        where cost.line ->> 'deducted' = 'bottom'
        union all
        select
            payment.line ->> 'currency', 0, 0, 0, 0, 0, 0, 0,
            case payment.line ->> 'kind' when 'refund' then -1 else 1 end
            * (payment.line ->> 'amount')::numeric,
            null, 0, null
        from jsonb_array_elements(v_input -> 'payments') as payment (line)
        where v_currency is null and payment.line ->> 'paid_on' is not null
        union all
        select
            payment.line ->> 'currency', 0, 0, 0, 0, 0, 0, 0, 0, (payment.line ->> 'due_on')::date,
            (payment.line ->> 'amount')::numeric, null
        from jsonb_array_elements(v_input -> 'payments') as payment (line)
        where payment.line ->> 'paid_on' is null
            and payment.line ->> 'due_on' is not null
            and payment.line ->> 'kind' <> 'refund'
    ) as line
    left join api.currencies on currencies.code = line.currency
    cross join lateral (select ('1e' || coalesce(currencies.minor_units, 0))::numeric as per_one) as unit
    group by line.currency, line.overdue_on, unit.per_one;
end
$$;

comment on function tour.lines_of(uuid) is
'The figures of a show by currency, in minor units: a line of its deal, which counts it (shows); one for each
other currency in which it spends, with what its sheet makes of that (deal_costs), if there is a rate; one for
each day on which payments are due that have not come. missing is the currency without a rate because of which
the deal''s line has no figures.';

commit;
