-- Tests functions/tour/bonus_worths: 900 of 1,000 tickets sold, gross 20,000.00, net 15,000.05.
begin;
select plan(7);

create function pg_temp.worths(bonuses jsonb, capacity numeric = 1000, net numeric = 1500005)
returns numeric[] language sql as $$
    select tour.bonus_worths(bonuses, 900, capacity, 2000000, 1800000, net, 100, false)
$$;

select is(pg_temp.worths('[]'), '{}', 'no bonus, no worth');
select is(
    pg_temp.worths('[
        {"measure": "tickets", "threshold": 900, "kind": "flat", "amount": 500.5},
        {"measure": "tickets", "threshold": 901, "kind": "flat", "amount": 500},
        {"measure": "gross", "threshold": 20000, "kind": "flat", "amount": 1},
        {"measure": "gross", "threshold": 20000.01, "kind": "flat", "amount": 1},
        {"measure": "percent_sold", "threshold": 90, "kind": "flat", "amount": 2},
        {"measure": "percent_sold", "threshold": 90.0001, "kind": "flat", "amount": 2}
    ]'),
    '{50050, 0, 100, 0, 200, 0}', 'reached is at least the threshold'
);
select is(
    pg_temp.worths('[{"measure": "tickets", "threshold": 850, "kind": "per_ticket", "amount": 1.5}]'),
    '{7500}', 'per ticket: of those over the threshold'
);
select is(
    pg_temp.worths('[
        {"measure": "tickets", "threshold": 0, "kind": "percent", "percent": 5, "percent_base": "gross"},
        {"measure": "tickets", "threshold": 0, "kind": "percent", "percent": 5, "percent_base": "net_gross"},
        {"measure": "tickets", "threshold": 0, "kind": "percent", "percent": 10, "percent_base": "net"}
    ]'),
    '{100000, 90000, 150000}', 'percent: of the base that is named, rounded'
);
select is(
    pg_temp.worths(
        '[{"measure": "tickets", "threshold": 0, "kind": "percent", "percent": 5, "percent_base": "net"}]',
        net => -1
    ),
    '{0}', 'never negative'
);
select is(
    array[
        pg_temp.worths('[{"measure": "percent_sold", "threshold": 0, "kind": "flat", "amount": 2}]', null),
        pg_temp.worths('[{"measure": "percent_sold", "threshold": 0, "kind": "flat", "amount": 2}]', 0)
    ],
    '{{0}, {0}}', 'no part of a house is sold that has no capacity'
);
select is(
    pg_temp.worths(
        '[{"measure": "tickets", "threshold": 0, "kind": "percent", "percent": 5, "percent_base": "net"},
        {"measure": "tickets", "threshold": 901, "kind": "percent", "percent": 5, "percent_base": "net"}]',
        net => null
    ),
    '{null, 0}', 'a percentage of what is not known is not known, unless it is not reached'
);

select * from finish();
rollback;
