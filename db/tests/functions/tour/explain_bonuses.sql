-- Tests functions/tour/explain_bonuses: each kind of bonus, reached or not.
begin;
select plan(5);

create function pg_temp.steps(bonus jsonb, deal jsonb default '{}', capacity integer default 100)
returns text
language sql
as $$
    select concat_ws('; ', node ->> 'value', node #>> '{inputs,0,value}', node #>> '{inputs,0,formula}',
        node #>> '{inputs,0,exact}')
    from jsonb_build_object(
        'deal', deal, 'bonuses', jsonb_build_array(bonus),
        'tickets', jsonb_build_array(jsonb_build_object('price', 10, 'sold_count', 80, 'capacity', capacity))
    ) as inputs
    cross join lateral (
        select tour.explain_bonuses(inputs, tour.calculate(inputs)) as node
    ) as explained
$$;

select is(
    pg_temp.steps('{"measure": "tickets", "threshold": 80, "kind": "flat", "amount": 5}'),
    '5.00; 5.00; amount if sold >= threshold else 0', 'a flat one'
);
select is(
    pg_temp.steps('{"measure": "tickets", "threshold": 70, "kind": "per_ticket", "amount": 5}'),
    '50.00; 50.00; amount * (sold - threshold) if sold >= threshold else 0', 'one a ticket'
);
select is(
    pg_temp.steps('{"measure": "gross", "threshold": 70, "kind": "percent", "percent": 1.5,
    "percent_base": "net"}'),
    '12.00; 12.00; max(base * percent / 100, 0) if gross >= threshold else 0; 12', 'a percentage'
);
select is(
    pg_temp.steps('{"measure": "gross", "threshold": 801, "kind": "percent", "percent": 1.5,
    "percent_base": "net"}'),
    '0.00; 0.00; max(base * percent / 100, 0) if gross >= threshold else 0; 0', 'one that is not reached'
);
select is(
    pg_temp.steps('{"measure": "percent_sold", "threshold": 80, "kind": "flat", "amount": 5}', '{}', null),
    '0.00; 0.00; amount if capacity > 0 and sold * 100 >= threshold * capacity else 0',
    'one that cannot be'
);

select * from finish();
rollback;
