-- Tests functions/tour/write_terms: a deal becomes these terms and no others.
begin;
select plan(9);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.finance_rules (org_id, agency_name, agency_percent) values (tests.id('band'), 'Agents', 10);
prepare deal as
select deal_type, currency, fee, percent, agency_percent,
version from api.show_deals where deleted_at is null;

select tests.become(tests.id('finance'));
call tour.write_terms(tests.id('gig'), '{
    "deal": {"deal_type": "versus", "currency": "USD", "fee": 100.5, "percent": 70, "percent_base": "net"},
    "bonuses": [
        {"measure": "tickets", "threshold": 500, "kind": "flat", "amount": 50},
        {"measure": "gross", "threshold": 9000, "kind": "percent", "percent": 5, "percent_base": "net"}
    ]
}');
select results_eq(
    'deal', $$values ('versus', 'USD', 100.5, 70::numeric, 10::numeric, 1)$$, 'it is made, with its defaults'
);
select results_eq(
    $$select measure, amount, percent from api.deal_bonuses where deleted_at is null order by id$$,
    $$values ('tickets', 50::numeric, null::numeric), ('gross', null, 5)$$, 'bonuses and all'
);

call tour.write_terms(tests.id('gig'), tour.deal_terms(tests.id('gig')));
select results_eq(
    $$select version from api.show_deals union all select version from api.deal_bonuses$$, array[1, 1, 1],
    'what it says already is not written again'
);

call tour.write_terms(tests.id('gig'), '{"deal": {"currency": "USD", "fee": 9}}');
select results_eq(
    'deal', $$values ('guarantee', 'USD', 9::numeric, null::numeric, 10::numeric, 2)$$,
    'what is not named is gone, or the default'
);
select is_empty(
    'select from api.deal_bonuses where deleted_at is null', 'so are the bonuses'
);

select throws_ok(
    $$call tour.write_terms(tests.id('gig'), '{"deal": {"percent_base": "net"}}')$$, '23514',
    'new row for relation "show_deals" violates check constraint "show_deals_percent_of_type_check"',
    'the constraints of a deal hold'
);
select throws_ok(
    $$call tour.write_terms(tests.id('gig'), '{"deal": {"fee": "much"}}')$$, '22P02',
    'invalid input syntax for type numeric: "much"', 'so do its types'
);

select tests.become(tests.id('crew'));
select throws_ok(
    $$call tour.write_terms(tests.id('gig'), '{}')$$, '42501',
    'new row violates row-level security policy for table "show_deals"', 'and its policies'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$call tour.write_terms(tests.id('gig'), '{}')$$, 'REFERENCE_NOT_FOUND', 'of course'
);

select * from finish();
rollback;
