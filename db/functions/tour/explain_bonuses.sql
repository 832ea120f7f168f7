-- Deploy ontour:functions/tour/explain_bonuses to pg
-- requires: functions/tour/explained_value
-- requires: functions/tour/explained_figure

begin;

create or replace function tour.explain_bonuses(inputs jsonb, figures jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select tour.explained_figure(
        figures -> 'bonuses', 9,
        case when inputs #>> '{deal,bonus_rule}' = 'highest' then 'highest' else 'sum' end,
        coalesce(
            jsonb_agg(
                tour.explained_figure(
                    figures -> 'bonus_lines' -> (bonus.n - 1)::integer, 9,
                    format('%s if %s else 0', bonus.worth, bonus.condition),
                    bonus.measure
                    || tour.explained_value('threshold', bonus.item, 'deal_bonuses', 'threshold')
                    || bonus.terms,
                    case when bonus.item ->> 'kind' = 'percent' then
                        case when bonus.is_reached then
                            greatest((figures ->> (bonus.item ->> 'percent_base'))::numeric, 0)
                            * (bonus.item ->> 'percent')::numeric
                        else 0 end
                    end,
                    100
                ) || jsonb_build_object('name', format('bonus %s', bonus.n))
                order by bonus.n
            ),
            '[]'
        )
    )
    from (
        select
            line.item,
            line.n,
            case line.item ->> 'kind'
                when 'flat' then 'amount'
                when 'per_ticket' then 'amount * (sold - threshold)'
                else 'max(base * percent / 100, 0)'
            end as worth,
            case line.item ->> 'kind'
                when 'percent' then jsonb_build_array(
                    jsonb_build_object('name', 'base', 'figure', line.item -> 'percent_base'),
                    tour.explained_value('percent', line.item, 'deal_bonuses', 'percent')
                )
                else jsonb_build_array(
                    tour.explained_value('amount', line.item, 'deal_bonuses', 'amount')
                )
            end as terms,
            measured.*
        from jsonb_array_elements(inputs -> 'bonuses') with ordinality as line (item, n)
        cross join lateral (
            select
                '[{"figure": "sold"}]'::jsonb, 'sold >= threshold',
                (figures ->> 'sold')::numeric >= (line.item ->> 'threshold')::numeric
            where line.item ->> 'measure' = 'tickets'
            union all
            select
                '[{"figure": "gross"}]', 'gross >= threshold',
                (figures ->> 'gross')::numeric >= (line.item ->> 'threshold')::numeric
            where line.item ->> 'measure' = 'gross'
            union all
            select
                '[{"figure": "sold"}, {"figure": "capacity"}]',
                'capacity > 0 and sold * 100 >= threshold * capacity',
                (figures ->> 'capacity')::numeric > 0
                and (figures ->> 'sold')::numeric * 100
                >= (line.item ->> 'threshold')::numeric * (figures ->> 'capacity')::numeric
            where line.item ->> 'measure' = 'percent_sold'
        ) as measured (measure, condition, is_reached)
    ) as bonus;
end;

comment on function tour.explain_bonuses(jsonb, jsonb) is
'For tour.explain: what comes on top of the fee, point 9 of docs/reference/deals.md.';

commit;
