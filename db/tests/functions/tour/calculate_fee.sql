-- Tests functions/tour/calculate_fee: each type, and each step up to the gross fee.
begin;
select plan(27);

-- The deal at 1,000 tickets of 20.00 with 7 % tax inside: gross 20,000.00, net_gross 18,691.59.
create function pg_temp.fee(deal jsonb, more jsonb = '{}') returns tour.fee_figures language sql as $$
    select tour.calculate_fee(
        '{"attendance": {"actual": 1000}}'::jsonb || more
        || jsonb_build_object('deal', '{"door_price": 20, "ticket_tax_percent": 7}'::jsonb || deal),
        100, false
    )
$$;
create function pg_temp.main(deal jsonb, more jsonb = '{}') returns numeric language sql as $$
    select (pg_temp.fee(deal, more)).main / 100
$$;

select results_eq(
    $$select f.gross, f.ticket_tax, f.money_in, f.net_gross, f.sold, f.capacity from pg_temp.fee('{}') as f$$,
    $$values (
        2000000::numeric, 130841::numeric, 2000000::numeric, 1869159::numeric, 1000::numeric, null::numeric
    )$$,
    'tax inside the price is taken out of it'
);
select results_eq(
    $$
    select f.gross, f.ticket_tax, f.money_in, f.net_gross
    from pg_temp.fee('{"ticket_tax_mode": "on_top"}') as f
    $$,
    $$values (2000000::numeric, 140000::numeric, 2140000::numeric, 2000000::numeric)$$,
    'tax on top comes in besides'
);
select is(
    (pg_temp.fee('{}', '{"attendance": {"actual": null, "expected": 10}}')).gross, 20000::numeric,
    'who is expected counts until it is known who came'
);
select is(
    (pg_temp.fee('{}', '{"attendance": {"actual": 0, "expected": 9}}')).gross, 0::numeric, 'be it nobody'
);
select is(
    (pg_temp.fee('{}', '{"attendance": null, "tickets": null}')).sold, 0::numeric, 'nothing said is nobody'
);
select results_eq(
    $$select f.gross, f.sold, f.capacity, f.ticket_taxes, f.ticket_tax from pg_temp.fee('{}', '{"tickets": [
        {"price": 10, "capacity": 100, "expected_count": 50},
        {"price": 5.55, "capacity": 10, "expected_count": 9, "sold_count": 1},
        {"price": 99, "capacity": 5}
    ]}') as f$$,
    $$values (50555::numeric, 51::numeric, 115::numeric, '{3271, 36, 0}'::numeric[], 3307::numeric)$$,
    'with scales the door counts no more, and tax is rounded for each'
);
select is(
    (pg_temp.fee('{}', '{"tickets": [{"price": 1, "capacity": 1}, {"price": 1}]}')).capacity, null,
    'a house is as large as all of its scales, if that is known'
);

select results_eq(
    $$select f.costs, f.top_costs, f.bottom_costs, f.net, f.laid_out from pg_temp.fee('{}', '{"costs": [
        {"amount": 1, "deducted": "top"}, {"amount": 2, "deducted": "top", "paid_by": "promoter"},
        {"amount": 4, "deducted": "top", "paid_by": "agency"}, {"amount": 8, "deducted": "bottom"},
        {"amount": 16, "paid_by": "promoter"}, {"amount": 32, "paid_by": "management"}
    ]}') as f$$,
    $$values (
        '{100, 200, 400, 800, 1600, 3200}'::numeric[], 700::numeric, 5600::numeric, 1868459::numeric,
        -1100::numeric
    )$$,
    'bills off the top and off the bottom, and what of them the promoter still owes or has paid'
);

select is(pg_temp.main('{}'), 0::numeric, 'no terms, no fee');
select is(pg_temp.main('{"fee": 500.5}'), 500.5, 'a guarantee is the fee');
select is(
    pg_temp.main('{"deal_type": "percentage", "percent": 70, "percent_base": "gross"}'), 14000::numeric,
    'a percentage of the gross'
);
select is(
    pg_temp.main('{"deal_type": "percentage", "percent": 70, "percent_base": "net_gross"}'), 13084.11,
    'of the net gross'
);
select is(
    pg_temp.main(
        '{"deal_type": "percentage", "percent": 70, "percent_base": "net"}',
        '{"costs": [{"amount": 691.59, "deducted": "top"}, {"amount": 5000}]}'
    ),
    12600::numeric, 'of the net, which only top costs lessen'
);
select is(
    pg_temp.main(
        '{"deal_type": "percentage", "percent": 70, "percent_base": "net"}',
        '{"costs": [{"amount": 20000, "deducted": "top"}]}'
    ),
    0::numeric, 'a share is never negative'
);
select is(pg_temp.main('{"deal_type": "percentage", "percent": 70}'), 0::numeric, 'of no base is nothing');
select is(pg_temp.main('{"deal_type": "percentage", "fee": 9}'), 0::numeric, 'and a fee is not asked there');
select is(pg_temp.main('{"deal_type": "door"}'), 18691.59, 'the door is all of the net gross');
select is(
    pg_temp.main('{"deal_type": "door", "percent": 50, "percent_base": "gross"}'), 10000::numeric,
    'if nothing else is said'
);
select is(
    pg_temp.main('{"deal_type": "versus", "fee": 13084.11, "percent": 70, "percent_base": "net_gross"}'),
    13084.11, 'versus: the fee, if the share is not greater'
);
select is(
    pg_temp.main('{"deal_type": "versus", "fee": 13084.10, "percent": 70, "percent_base": "net_gross"}'),
    13084.11, 'else the share'
);
select is(
    pg_temp.main(
        '{"deal_type": "plus", "fee": 1000, "percent": 10, "percent_base": "gross", "split_point": 15000}'
    ),
    1500::numeric, 'plus: a part of what is over the split point'
);
select is(
    pg_temp.main(
        '{"deal_type": "plus", "fee": 1000, "percent": 10, "percent_base": "gross", "split_point": 20000.01}'
    ),
    1000::numeric, 'and the fee alone under it'
);
select is(pg_temp.main('{"deal_type": "per_ticket", "per_ticket": 1.25}'), 1250::numeric, 'per ticket');
select is(
    pg_temp.main('{"deal_type": "per_ticket", "per_ticket": 1.25, "fee": 100}'), 1350::numeric, 'and a fee'
);

select results_eq(
    $$select f.bonus_lines, f.bonuses, f.gross_fee from pg_temp.fee('{"fee": 1}', '{"bonuses": [
        {"measure": "tickets", "threshold": 1, "kind": "flat", "amount": 2},
        {"measure": "tickets", "threshold": 2, "kind": "flat", "amount": 3}
    ]}') as f$$,
    $$values ('{200, 300}'::numeric[], 500::numeric, 600::numeric)$$, 'bonuses add up'
);
select results_eq(
    $$select f.bonus_lines, f.bonuses from pg_temp.fee('{"bonus_rule": "highest"}', '{"bonuses": [
        {"measure": "tickets", "threshold": 1, "kind": "flat", "amount": 3},
        {"measure": "tickets", "threshold": 2, "kind": "flat", "amount": 2}
    ]}') as f$$,
    $$values ('{300, 200}'::numeric[], 300::numeric)$$, 'or the greatest counts'
);
select results_eq(
    $$select f.net_gross, f.top_costs, f.net, f.main, f.gross_fee from pg_temp.fee(
        '{"deal_type": "versus", "fee": 5, "percent": 1, "percent_base": "net"}',
        '{"costs": [{"amount": 9, "times": null, "deducted": "top"}]}'
    ) as f$$,
    $$values (1869159::numeric, null::numeric, null::numeric, null::numeric, null::numeric)$$,
    'what a missing rate leaves open is not known, and no guess'
);

select * from finish();
rollback;
