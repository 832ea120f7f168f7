-- Tests functions/tour/explained_lines: bills and payments with their conversion.
begin;
select plan(2);

create function pg_temp.lines(lines jsonb, converted jsonb)
returns setof text
language sql
as $$
    select concat_ws('; ', node ->> 'name', node ->> 'value', node ->> 'formula', node ->> 'exact',
        node #>> '{inputs,1,rate,source}', node #>> '{inputs,1,rate,rate_on}')
    from jsonb_array_elements(
        tour.explained_lines(lines, converted, 'show_costs', 5, '$.paid_on != null')
    ) as node
$$;

select results_eq(
    $$select pg_temp.lines(
        '[{"kind": "hotel", "amount": 800, "times": 1, "per": 3, "source": "ECB", "rate_on": "1990-01-05",
        "paid_on": "1990-01-05"},
        {"kind": "sound", "amount": 5, "paid_on": null},
        {"kind": "refund", "amount": 7, "paid_on": "1990-01-05"}]', '[266.67, 5, -7]'
    )$$,
    array['hotel 1; 266.67; amount * times / per; 800/3; ECB; 1990-01-05', 'refund 3; -7; -amount'],
    'those that the filter lets through, each as it counts'
);
select is_empty($$select pg_temp.lines('[]', '[]')$$, 'none is none');

select * from finish();
rollback;
