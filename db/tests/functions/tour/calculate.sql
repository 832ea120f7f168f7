-- Tests functions/tour/calculate: taxes on the fee, commissions, what is left, and the balance.
begin;
select plan(16);

-- A fee of 1,000.05 at a gate of 2,000.00.
create function pg_temp.sheet(deal jsonb = '{}', more jsonb = '{}') returns jsonb language sql as $$
    select tour.calculate(
        '{"tickets": [{"price": 20, "sold_count": 100}]}'::jsonb || more
        || jsonb_build_object('deal', '{"fee": 1000.05}'::jsonb || deal)
    )
$$;

select is(
    pg_temp.sheet() - '{tickets,costs,payments,bonus_lines,capacity}'::text[],
    '{"gross": 2000, "sold": 100, "ticket_tax": 0, "money_in": 2000, "net_gross": 2000, "top_costs": 0,
    "bottom_costs": 0, "net": 2000, "share": 0, "main": 1000.05, "bonuses": 0, "gross_fee": 1000.05,
    "fee_tax": 0, "withholding": 0, "fee_after_tax": 1000.05, "agency": 0, "management": 0,
    "commissions": 0, "act_net": 1000.05, "promoter_net": 999.95, "due": 1000.05, "paid": 0,
    "outstanding": 1000.05}'::jsonb,
    'a guarantee and nothing else'
);
select is(pg_temp.sheet() ->> 'gross', '2000.00', 'amounts have the decimals of their currency');
select is(
    tour.calculate('{"minor_units": 3, "deal": {"fee": 1.234, "withholding_percent": 10}}') ->> 'withholding',
    '0.123', 'be they three'
);
select is(tour.calculate('{"minor_units": 0, "deal": {"fee": 7}}') ->> 'due', '7', 'or none');
select is(
    tour.calculate('{}') - '{tickets,costs,payments,bonus_lines,capacity}'::text[],
    (
        select jsonb_object_agg(key, 0)
        from jsonb_object_keys(
            pg_temp.sheet() - '{tickets,costs,payments,bonus_lines,capacity}'::text[]
        ) as key
    ),
    'nothing is nothing, everywhere'
);
select is(
    array[
        pg_temp.sheet('{"withholding_percent": 10}') ->> 'withholding',
        pg_temp.sheet('{"withholding_percent": 10}', '{"rounding": "half_up"}') ->> 'withholding',
        pg_temp.sheet('{"withholding_percent": 10}') ->> 'fee_after_tax'
    ],
    '{100.00, 100.01, 900.05}', 'withholding, rounded as the organization does'
);
select is(
    array[
        pg_temp.sheet('{"fee_tax_percent": 19}') ->> 'fee_tax',
        pg_temp.sheet('{"fee_tax_percent": 19}') ->> 'due',
        pg_temp.sheet('{"fee_tax_percent": 19}') ->> 'promoter_net',
        pg_temp.sheet('{"fee_tax_percent": 19}') ->> 'act_net'
    ],
    '{190.01, 1190.06, 809.94, 1000.05}', 'tax on the fee is the promoter''s, on top of it'
);
select is(
    (
        select array_agg(
            pg_temp.sheet(
                jsonb_build_object('agency_percent', 10, 'agency_base', base, 'withholding_percent', 50),
                '{"costs": [{"amount": 100}]}'
            ) ->> 'agency' order by base
        )
        from unnest('{fee_after_tax, gross_fee, net}'::text[]) as base
    ),
    '{50.00, 100.00, 40.00}', 'the agency''s commission is of its base'
);
select is(
    (
        select array_agg(
            pg_temp.sheet(
                jsonb_build_object(
                    'agency_percent', 10, 'management_percent', 10, 'management_base', base,
                    'withholding_percent', 50
                ),
                '{"costs": [{"amount": 100}]}'
            ) ->> 'management' order by base
        )
        from unnest('{fee_after_tax, gross_fee, net}'::text[]) as base
    ),
    '{50.00, 100.00, 30.00}', 'so is the management''s, whose net is after the agency'
);
select is(
    array[sheet ->> 'agency', sheet ->> 'commissions', sheet ->> 'act_net'], '{0.00, 0.00, -999.95}',
    'nobody pays for a loss, but the act'
)
from pg_temp.sheet('{"agency_percent": 10, "agency_base": "net"}', '{"costs": [{"amount": 2000}]}') as sheet;
select is(
    array[sheet ->> 'due', sheet ->> 'promoter_net'], '{1007.05, 989.95}',
    'the promoter owes top costs that others laid out, less bottom costs that he did'
)
from pg_temp.sheet('{}', '{"costs": [
    {"amount": 9, "deducted": "top"}, {"amount": 1, "deducted": "top", "paid_by": "promoter"},
    {"amount": 2, "paid_by": "promoter"}, {"amount": 4}
]}') as sheet;
select is(
    array[sheet ->> 'paid', sheet ->> 'outstanding', sheet ->> 'payments'],
    array['390.00', '610.05', '[500.00, -10.00, -100.00, 7.00]'],
    'what was paid counts, what is due does not yet, and a refund is less'
)
from pg_temp.sheet('{}', '{"payments": [
    {"kind": "deposit", "amount": 1000, "times": 1, "per": 2, "paid_on": "2026-01-01"},
    {"kind": "refund", "amount": 10, "paid_on": "2026-01-02"},
    {"kind": "refund", "amount": 100, "paid_on": "2026-01-02"}, {"kind": "balance", "amount": 7}
]}') as sheet;
select is(
    array[sheet ->> 'due', sheet ->> 'outstanding', sheet ->> 'costs'], array['1000.05', null, '[null]'],
    'a payment of a currency without a rate leaves open what is outstanding, and nothing else'
)
from pg_temp.sheet(
    '{}', '{"payments": [{"amount": 1, "times": null, "paid_on": "2026-01-01"}],
    "costs": [{"amount": 1, "per": null}]}'
) as sheet;
select is(
    array[sheet ->> 'agency', sheet ->> 'management', sheet ->> 'act_net'], '{100.00, null, null}',
    'so does a bill, with a commission on the net'
)
from pg_temp.sheet(
    '{"agency_percent": 10, "management_percent": 5, "management_base": "net"}',
    '{"costs": [{"amount": 1, "times": null}]}'
) as sheet;
select is(
    pg_temp.sheet('{"management_base": "net"}', '{"costs": [{"amount": 1, "times": null}]}') ->> 'management',
    '0.00', 'nothing of what is not known is nothing'
);
select is(
    sheet['money_in']::numeric,
    (
        select sum(sheet[part]::numeric)
        from unnest(
            '{ticket_tax,top_costs,fee_tax,withholding,agency,management,bottom_costs,act_net,promoter_net}'
            ::text[]
        ) as part
    ),
    'all parts add up to what came in'
)
from pg_temp.sheet(
    '{"deal_type": "plus", "percent": 33.3333, "percent_base": "net", "ticket_tax_percent": 7,
    "fee_tax_percent": 19, "withholding_percent": 15.825, "agency_percent": 12.5, "management_percent": 15,
    "management_base": "net"}',
    '{"costs": [{"amount": 33.33, "deducted": "top", "times": 1.1, "per": 0.7}, {"amount": 77.77}]}'
) as sheet;

select * from finish();
rollback;
