-- Tests functions/tour/keep_rates.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset
update api.show_payments set paid_on = '1990-01-06' where id = tests.id('rest');
select tests.become_superuser();
update core.fx_rates set rate = 2 where currency = 'USD' and rate_on = '1990-01-05';

create function tests.per_of_rest(changes jsonb default '{}') returns jsonb language sql begin atomic
    select jsonb_path_query_first(
        tour.keep_rates(
            tests.id('gig'),
            (
                select jsonb_agg(item || case item ->> 'currency' when 'USD' then changes else '{}' end)
                from jsonb_array_elements(tour.settlement_inputs(tests.id('gig')) -> 'payments') as item
            )
        ),
        '$[*] ? (@.currency == "USD").per'
    );
end;

select is(tests.per_of_rest(), '1.0813', 'what is in the books keeps its rate');
select is(tests.per_of_rest('{"reference": "Bank"}'), '1.0813', 'also when its reference changes');
select is(tests.per_of_rest('{"amount": 301}'), '2', 'another amount is another payment');
select is(tests.per_of_rest('{"paid_on": "1990-01-07"}'), '2', 'and so is another day');
select is(
    tests.per_of_rest('{"source": "agreed", "per": 3}'), '3', 'an agreed rate is the row''s own'
);

select * from finish();
rollback;
