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
                    case
                        when bonus.measure is null then '0'
                        else case bonus.item ->> 'kind'
                            when 'flat' then 'amount'
                            when 'per_ticket' then 'amount * (measure - threshold)'
                            else 'max(base * percent / 100, 0)'
                        end || ' if measure >= threshold else 0'
                    end,
                    case
                        when bonus.measure is null then '[{"name": "capacity", "figure": "capacity"}]'
                        else jsonb_build_array(
                            bonus.measure,
                            tour.explained_value('threshold', bonus.item, 'deal_bonuses', 'threshold')
                        )
                        || case
                            when bonus.item ->> 'kind' = 'percent' then jsonb_build_array(
                                jsonb_build_object('name', 'base', 'figure', bonus.item -> 'percent_base'),
                                tour.explained_value('percent', bonus.item, 'deal_bonuses', 'percent')
                            )
                            else jsonb_build_array(
                                tour.explained_value('amount', bonus.item, 'deal_bonuses', 'amount')
                            )
                        end
                    end,
                    case
                        when bonus.item ->> 'kind' = 'percent'
                            and (figures -> 'bonus_lines' ->> (bonus.n - 1)::integer)::numeric <> 0
                        then
                            (figures ->> (bonus.item ->> 'percent_base'))::numeric
                            * (bonus.item ->> 'percent')::numeric
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
            case
                when line.item ->> 'measure' <> 'percent_sold' then jsonb_build_object(
                    'name', 'measure',
                    'figure', case line.item ->> 'measure' when 'gross' then 'gross' else 'sold' end
                )
                when (figures ->> 'capacity')::numeric > 0 then tour.explained_figure(
                    to_jsonb((figures ->> 'sold')::numeric * 100 / (figures ->> 'capacity')::numeric), 9,
                    'sold * 100 / capacity', '[{"figure": "sold"}, {"figure": "capacity"}]'
                ) || '{"name": "measure"}'
            end as measure
        from jsonb_array_elements(inputs -> 'bonuses') with ordinality as line (item, n)
    ) as bonus;
end;

comment on function tour.explain_bonuses(jsonb, jsonb) is
'For tour.explain: what comes on top of the fee, point 9 of docs/reference/deals.md.';

commit;
