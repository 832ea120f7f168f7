-- Tests functions/tour/settlement_inputs.
begin;
select plan(12);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into core.fx_rates (currency, rate_on, rate, source) values
('USD', '1990-01-05', 1.25, 'ECB'), ('USD', '1990-01-20', 2, 'ECB');
update api.shows set show_on = '1990-01-06', expected_attendance = 100 where id = tests.id('gig');
create function pg_temp.inputs() returns jsonb language sql as $$
    select tour.settlement_inputs(tests.id('gig'))
$$;

select is(
    pg_temp.inputs() - 'show',
    '{"currency": null, "minor_units": null, "rounding": "half_even", "rules": null,
    "attendance": {"actual": null, "expected": 100}, "deal": null, "tickets": [], "bonuses": [], "costs": [],
    "payments": []}'::jsonb,
    'a show without money'
);
select is(tour.settlement_inputs(tests.id('nothing')), null, 'no show, no inputs');
select is(
    pg_temp.inputs() -> 'show',
    jsonb_build_object('id', tests.id('gig'), 'version', 2, 'show_on', '1990-01-06'), 'rows have versions'
);

insert into api.finance_rules (id, org_id, rounding, agency_percent, fx_sources)
values (tests.id('rules'), tests.id('band'), 'half_up', 10, '{ECB}');
insert into api.show_deals (id, show_id, currency, deal_type, percent, percent_base)
values (tests.id('deal'), tests.id('gig'), 'KWD', 'percentage', 70.5, 'net');
select results_eq(
    $$select i ->> 'currency', i['minor_units'], i ->> 'rounding', i['rules'] from pg_temp.inputs() as i$$,
    $$values (
        'KWD', '3'::jsonb, 'half_up', jsonb_build_object('id', tests.id('rules'), 'version', 1)
    )$$,
    'the deal says the currency, the organization''s rules the rounding'
);
select results_eq(
    $$select d['id'], d['version'], d['deal_type'], d['percent'], d['agency_percent'], d ? 'created_by'
        from jsonb_extract_path(pg_temp.inputs(), 'deal') as d$$,
    $$values (
        to_jsonb(tests.id('deal')), '1'::jsonb, '"percentage"'::jsonb, '70.5'::jsonb, '10'::jsonb, false
    )$$,
    'and the deal all its terms'
);

update api.show_deals set currency = 'EUR';
insert into api.ticket_scales (id, show_id, name, price, capacity, sold_count, comp_count)
values (tests.id('floor'), tests.id('gig'), 'Floor', 20, 500, 400, 7);
insert into api.deal_bonuses (id, show_id, measure, threshold, kind, amount)
values (tests.id('bonus'), tests.id('gig'), 'tickets', 300, 'flat', 50);
select is(
    pg_temp.inputs() -> 'tickets',
    jsonb_build_array(
        '{"version": 1, "name": "Floor", "price": 20, "capacity": 500, "expected_count": null,
        "sold_count": 400, "comp_count": 7}'::jsonb || jsonb_build_object('id', tests.id('floor'))
    ),
    'tickets'
);
select is(
    pg_temp.inputs() -> 'bonuses',
    jsonb_build_array(
        '{"version": 1, "measure": "tickets", "threshold": 300, "kind": "flat", "amount": 50, "percent": null,
        "percent_base": null}'::jsonb || jsonb_build_object('id', tests.id('bonus'))
    ),
    'bonuses'
);

insert into api.show_costs (id, show_id, kind, amount, currency, incurred_on, fx_rate, deducted) values
('00000000-0000-7000-8000-000000000001', tests.id('gig'), 'crew', 1, 'EUR', null, null, 'top'),
('00000000-0000-7000-8000-000000000002', tests.id('gig'), 'crew', 2, 'USD', null, null, 'bottom'),
('00000000-0000-7000-8000-000000000003', tests.id('gig'), 'crew', 3, 'USD', '1990-01-21', null, 'bottom'),
('00000000-0000-7000-8000-000000000004', tests.id('gig'), 'crew', 4, 'USD', null, 0.7, 'bottom'),
('00000000-0000-7000-8000-000000000005', tests.id('gig'), 'crew', 5, 'GBP', null, null, 'bottom'),
('00000000-0000-7000-8000-000000000006', tests.id('gig'), 'crew', 0, 'GBP', null, null, 'bottom');
select results_eq(
    $$select c['amount']::integer, (c ->> 'times')::numeric, (c ->> 'per')::numeric, c ->> 'rate_on',
        c ->> 'missing'
        from jsonb_array_elements(pg_temp.inputs() -> 'costs') as c$$,
    $$values (1, null::numeric, null::numeric, null, null), (2, 1, 1.25, '1990-01-05', null),
        (3, 1, 2, '1990-01-20', null), (4, 0.7, 1, null, null), (5, null, null, null, 'GBP'),
        (0, null, null, null, null)$$,
    'bills in order, with the rate of the day of the bill, else of the show, or the one agreed'
);
select is(
    array(select c ? 'times' from jsonb_array_elements(pg_temp.inputs() -> 'costs') as c),
    '{f,t,t,t,t,f}', 'what needs no rate has none'
);
insert into api.show_payments (id, show_id, kind, amount, currency, due_on, paid_on) values
('00000000-0000-7000-8000-000000000007', tests.id('gig'), 'deposit', 1, 'EUR', '1990-01-01', '1990-01-01'),
('00000000-0000-7000-8000-000000000008', tests.id('gig'), 'balance', 2, 'USD', '1990-01-05', '1990-01-21'),
('00000000-0000-7000-8000-000000000009', tests.id('gig'), 'balance', 3, 'USD', '1990-01-22', null);
select results_eq(
    $$select p['amount']::integer, (p ->> 'per')::numeric, p ->> 'paid_on'
        from jsonb_array_elements(pg_temp.inputs() -> 'payments') as p$$,
    $$values (1, null::numeric, '1990-01-01'), (2, 2, '1990-01-21'), (3, 2, null)$$,
    'payments, with the rate of the day they were paid, else are due'
);
select is(
    (tour.calculate(pg_temp.inputs()))['costs'], '[1.00, 1.60, 1.50, 2.80, null, 0.00]',
    'and tour.calculate takes it as it is'
);

update api.show_costs set deleted_at = now();
update api.ticket_scales set deleted_at = now();
update api.deal_bonuses set deleted_at = now();
update api.show_payments set deleted_at = now();
update api.show_deals set deleted_at = now();
update api.finance_rules set deleted_at = now();
select is(
    pg_temp.inputs() - 'show',
    '{"currency": null, "minor_units": null, "rounding": "half_even", "rules": null,
    "attendance": {"actual": null, "expected": 100}, "deal": null, "tickets": [], "bonuses": [], "costs": [],
    "payments": []}'::jsonb,
    'what is deleted counts no more'
);

select * from finish();
rollback;
