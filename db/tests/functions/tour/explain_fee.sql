-- Tests functions/tour/explain_fee: the main part of the fee, by the type of the deal.
begin;
select plan(6);

create function pg_temp.steps(deal jsonb)
returns text
language sql
as $$
    select concat_ws('; ', node #>> '{main,value}', node #>> '{main,formula}', node #>> '{share,value}',
        node #>> '{share,formula}', node #>> '{share,exact}', node #>> '{gross_fee,formula}')
    from jsonb_build_object(
        'deal', deal, 'bonuses', '[]'::jsonb, 'tickets', '[{"price": 10, "sold_count": 80}]'::jsonb
    ) as inputs
    cross join lateral (
        select tour.explain_fee(inputs, tour.calculate(inputs)) as node
    ) as explained
$$;

select is(
    pg_temp.steps('{"deal_type": "guarantee", "fee": 500}'),
    '500.00; fee; 0.00; 0; main + bonuses', 'a guarantee is the fee'
);
select is(
    pg_temp.steps('{"deal_type": "percentage", "percent": 33.3333, "percent_base": "gross"}'),
    '266.67; share; 266.67; max(base * percent / 100, 0); 266.6664; main + bonuses', 'a percentage the share'
);
select is(
    pg_temp.steps('{"deal_type": "versus", "fee": 500, "percent": 70, "percent_base": "gross"}'),
    '560.00; max(fee, share); 560.00; max(base * percent / 100, 0); 560; main + bonuses', 'versus the greater'
);
select is(
    pg_temp.steps('{"deal_type": "plus", "fee": 500, "percent": 70, "percent_base": "net",
    "split_point": 900}'),
    '500.00; fee + share; 0.00; max((base - split_point) * percent / 100, 0); 0; main + bonuses',
    'plus nothing below the split point'
);
select is(
    pg_temp.steps('{"deal_type": "door"}'),
    '800.00; share; 800.00; max(base * percent / 100, 0); 800; main + bonuses', 'the door is all of it'
);
select is(
    pg_temp.steps('{"deal_type": "per_ticket", "per_ticket": 3}'),
    '240.00; fee + per_ticket * sold; 0.00; 0; main + bonuses', 'and a part of each ticket is that'
);

select * from finish();
rollback;
