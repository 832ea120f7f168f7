-- Deploy ontour:functions/tour/explain_parts to pg
-- requires: functions/tour/explained_value
-- requires: functions/tour/explained_figure

begin;

create or replace function tour.explain_parts(inputs jsonb, figures jsonb)
returns jsonb
language sql
immutable
parallel safe
begin atomic
    select
        (
            select jsonb_object_agg(
                part.figure,
                tour.explained_figure(
                    figures -> part.figure, part.rule, 'max(base * percent / 100, 0)',
                    jsonb_build_array(
                        part.base,
                        tour.explained_value('percent', inputs -> 'deal', 'show_deals', part."column")
                    ),
                    greatest(part.amount, 0) * coalesce((inputs -> 'deal' ->> part."column")::numeric, 0),
                    100
                )
            )
            from (
                select
                    named.figure, named.rule, named."column",
                    case
                        when named.base <> 'net'
                        then jsonb_build_object('name', 'base', 'figure', named.base)
                        else tour.explained_figure(
                            to_jsonb(amount.net), named.rule,
                            array_to_string(named.net, ' - '),
                            (
                                select jsonb_agg(jsonb_build_object('figure', term.figure) order by term.n)
                                from unnest(named.net) with ordinality as term (figure, n)
                            )
                        ) || '{"name": "base"}'
                    end as base,
                    case named.base
                        when 'net' then amount.net
                        else (figures ->> named.base)::numeric
                    end as amount
                from (
                    values
                    ('fee_tax', 11, 'fee_tax_percent', 'gross_fee', '{}'::text[]),
                    ('withholding', 12, 'withholding_percent', 'gross_fee', '{}'),
                    (
                        'agency', 14, 'agency_percent', inputs #>> '{deal,agency_base}',
                        '{fee_after_tax,bottom_costs}'
                    ),
                    (
                        'management', 15, 'management_percent', inputs #>> '{deal,management_base}',
                        '{fee_after_tax,bottom_costs,agency}'
                    )
                ) as named (figure, rule, "column", base, net)
                cross join lateral (
                    select
                        2 * (figures ->> 'fee_after_tax')::numeric
                        - sum((figures ->> term.figure)::numeric) as net
                    from unnest(named.net) as term (figure)
                ) as amount
            ) as part
        )
        || (
            select jsonb_object_agg(
                result.figure,
                tour.explained_figure(
                    figures -> result.figure, result.rule, result.formula,
                    (
                        select jsonb_agg(jsonb_build_object('figure', term.word[1]) order by term.n)
                        from regexp_matches(result.formula, '[a-z_]+', 'g') with ordinality as term (word, n)
                    )
                )
            )
            from (
                values
                ('fee_after_tax', 13, 'gross_fee - withholding'),
                ('commissions', 16, 'agency + management'),
                ('act_net', 16, 'fee_after_tax - bottom_costs - commissions'),
                ('promoter_net', 17, 'net - gross_fee - fee_tax'),
                (
                    'due', 18,
                    'gross_fee + fee_tax - withholding + top_costs_of_others - bottom_costs_of_promoter'
                ),
                ('outstanding', 19, 'due - paid')
            ) as result (figure, rule, formula)
        );
end;

comment on function tour.explain_parts(jsonb, jsonb) is
'For tour.explain: taxes, commissions, what is left and the balance, points 11 to 19 of
docs/reference/deals.md.';

commit;
