-- Deploy ontour:functions/tour/explain_fee to pg
-- requires: functions/tour/explained_value
-- requires: functions/tour/explained_figure
-- requires: functions/tour/explain_bonuses

begin;

create or replace function tour.explain_fee(inputs jsonb, figures jsonb)
returns jsonb
language plpgsql
immutable
parallel safe
set search_path = ''
as $$
declare
    v_deal constant jsonb := inputs -> 'deal';
    v_type constant text := v_deal ->> 'deal_type';
    v_base constant text := coalesce(v_deal ->> 'percent_base', 'net_gross');
    v_percent jsonb := tour.explained_value('percent', v_deal, 'show_deals', 'percent');
    v_fee constant jsonb := tour.explained_value('fee', v_deal, 'show_deals', 'fee');
    v_split constant jsonb := tour.explained_value('split_point', v_deal, 'show_deals', 'split_point');
    v_share constant jsonb := jsonb_build_object('figure', 'share');
    v_amount numeric := (figures ->> v_base)::numeric;
    v_nodes jsonb;
begin
    if v_type = 'door' and v_deal ->> 'percent' is null then
        v_percent := v_percent || '{"value": 100}';
    end if;
    if v_type = 'plus' then
        v_amount := v_amount - (v_split ->> 'value')::numeric;
    end if;
    v_nodes := case
        when v_type in ('guarantee', 'per_ticket') then jsonb_build_object(
            'share', tour.explained_figure(figures -> 'share', 8, '0', '[]')
        )
        else jsonb_build_object('share', tour.explained_figure(
            figures -> 'share', 8,
            case v_type
                when 'plus' then 'max((base - split_point) * percent / 100, 0)'
                else 'max(base * percent / 100, 0)'
            end,
            jsonb_build_array(jsonb_build_object('name', 'base', 'figure', v_base), v_percent)
            || case v_type when 'plus' then jsonb_build_array(v_split) else '[]' end,
            case when v_amount < 0 then 0 else v_amount * (v_percent ->> 'value')::numeric end,
            100
        ))
    end;
    v_nodes := v_nodes || jsonb_build_object(
        'main', case v_type
            when 'guarantee' then
                tour.explained_figure(figures -> 'main', 8, 'fee', jsonb_build_array(v_fee))
            when 'versus' then
                tour.explained_figure(
                    figures -> 'main', 8, 'max(fee, share)', jsonb_build_array(v_fee, v_share)
                )
            when 'plus' then
                tour.explained_figure(
                    figures -> 'main', 8, 'fee + share', jsonb_build_array(v_fee, v_share)
                )
            when 'per_ticket' then
                tour.explained_figure(
                    figures -> 'main', 8, 'fee + per_ticket * sold',
                    jsonb_build_array(
                        v_fee,
                        tour.explained_value('per_ticket', v_deal, 'show_deals', 'per_ticket'),
                        '{"figure": "sold"}'::jsonb
                    )
                )
            else tour.explained_figure(figures -> 'main', 8, 'share', jsonb_build_array(v_share))
        end,
        'bonuses', tour.explain_bonuses(inputs, figures),
        'gross_fee', tour.explained_figure(
            figures -> 'gross_fee', 10, 'main + bonuses', '[{"figure": "main"}, {"figure": "bonuses"}]'
        )
    );
    return v_nodes;
end
$$;

comment on function tour.explain_fee(jsonb, jsonb) is
'For tour.explain: the fee, points 8 to 10 of docs/reference/deals.md.';

commit;
