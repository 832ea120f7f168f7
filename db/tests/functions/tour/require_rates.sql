-- Tests functions/tour/require_rates: every rate that is taken is known.
begin;
select plan(4);

prepare ask (jsonb) as select tour.require_rates('{"costs": [], "payments": []}' || $1);

select lives_ok($$execute ask('{"costs": [{"amount": 1}, {"times": 2, "per": 3}]}')$$, 'one that is known');
select is(
    tests.error(
        $$execute ask('{"show": {"show_on": "1990-01-06"}, "costs": [{"times": null, "missing": "XAU"}]}')$$
    ) ->> 'details',
    'currency=XAU on=1990-01-06', 'one that is not is named with its day'
);
select throws_code(
    $$execute ask('{"payments": [{"times": null, "missing": "XAU", "paid_on": "1990-01-06"}]}')$$,
    'FX_RATE_MISSING', 'of a payment too'
);
select lives_ok(
    $$execute ask('{"payments": [{"times": null, "missing": "XAU", "paid_on": null}]}')$$, 'once it is paid'
);

select * from finish();
rollback;
