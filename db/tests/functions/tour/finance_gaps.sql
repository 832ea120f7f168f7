-- Tests functions/tour/finance_gaps.
begin;
select plan(7);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

update api.shows set show_on = '1990-01-06' where id = tests.id('gig');
insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'USD', 100);
insert into api.show_costs (show_id, kind, amount, currency)
values (tests.id('gig'), 'crew', 5, 'DEM'), (tests.id('gig'), 'hotel', 5, 'EUR');

select tests.become(tests.id('finance'));
select results_eq(
    $$select show_id, name, show_on, city, country, status, missing_currency
        from api.finance_gaps(tests.id('band'))$$,
    $$values
        (tests.id('gig'), 'Paradiso', date '1990-01-06', 'Amsterdam', 'NL', 'draft', 'DEM'),
        (tests.id('gig'), 'Paradiso', date '1990-01-06', 'Amsterdam', 'NL', 'draft', 'USD')$$,
    'each show and each currency that has no rate on its day'
);
select results_eq(
    $$select missing_currency from api.finance_gaps(tests.id('band'), currency => 'USD')$$,
    array['DEM', 'USD'],
    'the currency asked for can be the one without a rate'
);
select is_empty(
    $$select from api.finance_gaps(tests.id('band'), from_on => '1990-01-07')$$, 'within a range of days'
);
select is_empty(
    $$select from api.finance_gaps(tests.id('band'), statuses => '{pending}')$$, 'and some statuses'
);
select tests.become(tests.id('viewer'));
select throws_code(
    $$select from api.finance_gaps(tests.id('band'))$$, 'PERMISSION_DENIED', 'a viewer sees no money'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$select from api.finance_gaps(tests.id('band'))$$, 'NOT_FOUND', 'a stranger no organization'
);
select tests.become(null);
select throws_ok(
    $$select from api.finance_gaps(tests.id('band'))$$, '42501',
    'permission denied for function finance_gaps',
    'without a token there is nothing'
);

select * from finish();
rollback;
