-- Deploy ontour:functions/tour/explain_costs to pg
-- requires: functions/tour/explained_lines

begin;

create or replace function tour.explain_costs(inputs jsonb, figures jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select
        jsonb_object_agg(
            of_costs.figure,
            tour.explained_figure(
                coalesce(
                    figures -> of_costs.figure,
                    (
                        select case
                            when count(*) = count(line.item ->> 'value')
                            then to_jsonb(coalesce(sum((line.item ->> 'value')::numeric), 0))
                        end
                        from jsonb_array_elements(of_costs.lines) as line (item)
                    ),
                    'null'
                ),
                of_costs.rule, 'sum', of_costs.lines
            )
        )
        || jsonb_build_object(
            'net',
            tour.explained_figure(
                figures -> 'net', 7, 'net_gross - top_costs',
                '[{"figure": "net_gross"}, {"figure": "top_costs"}]'
            ),
            'paid',
            tour.explained_figure(
                figures -> 'paid', 19, 'sum',
                tour.explained_lines(
                    inputs -> 'payments', figures -> 'payments', 'show_payments', 19, '$.paid_on != null'
                )
            )
        )
    from (
        select
            named.figure,
            named.rule,
            tour.explained_lines(
                inputs -> 'costs', figures -> 'costs', 'show_costs', 5, named.filter
            ) as lines
        from (
            values
            ('top_costs', 6, '$.deducted == "top"'::jsonpath),
            ('bottom_costs', 6, '$.deducted == "bottom"'),
            ('top_costs_of_others', 18, '$.deducted == "top" && $.paid_by != "promoter"'),
            ('bottom_costs_of_promoter', 18, '$.deducted == "bottom" && $.paid_by == "promoter"')
        ) as named (figure, rule, filter)
    ) as of_costs;
end;

comment on function tour.explain_costs(jsonb, jsonb) is
'For tour.explain: bills and payments, points 5 to 7 and 19 of docs/reference/deals.md.';

commit;
