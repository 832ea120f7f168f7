-- Tests functions/tour/line_rate.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into core.fx_rates (currency, rate_on, rate, source) values ('USD', '1990-01-05', 1.25, 'ECB');
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'EUR', 10);

create function pg_temp.rate(currency text, fx_rate numeric, on_date date) returns jsonb language sql as $$
    select tour.line_rate(deals, $1, $2, $3) from api.show_deals as deals
$$;

select is(
    pg_temp.rate('USD', null, '1990-01-06'),
    '{"times": 1, "per": 1.25, "source": "ECB", "rate_on": "1990-01-05", "missing": null}',
    'the rate of the day, as a quotient, with its source and day'
);
select is(
    pg_temp.rate('GBP', null, '1990-01-06'),
    '{"times": null, "per": null, "source": null, "rate_on": null, "missing": "GBP"}',
    'a rate that is missing is null, and says of which currency'
);
select is(
    pg_temp.rate('USD', null, null) -> 'times', 'null', 'no day has no rate'
);
select is(
    pg_temp.rate('USD', 0.9, '1990-01-06'), '{"times": 0.9, "per": 1, "source": "agreed"}',
    'what was agreed for a bill goes before it'
);
update api.show_deals set fx_currency = 'USD', fx_rate = 1.1;
select is(
    pg_temp.rate('USD', null, '1990-01-06'), '{"times": 1, "per": 1.1, "source": "agreed"}',
    'so does what was agreed for the deal, which is told the other way round'
);
update api.show_deals set fee = null, currency = null;
select is(pg_temp.rate('EUR', 1, '1990-01-06') -> 'times', 'null', 'to no currency leads no rate');

select * from finish();
rollback;
