-- Tests functions/tour/import_deal.
begin;
select plan(16);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare put as select tour.import_deal(tests.id('gig'), $1::jsonb);

select tests.become(tests.id('finance'));
select results_eq(
    $$execute put('{"currency": "EUR", "fee": " "}')$$, array[false], 'a row without money changes nothing'
);
select results_eq(
    $$execute put('{"currency": "usd", "door_price": "5.0"}')$$, array[true],
    'a row with money makes finances'
);
select results_eq(
    $$execute put('{"currency": "USD", "door_price": "5"}')$$, array[false], 'the same again changes nothing'
);
select results_eq($$execute put('{"fee": "100"}')$$, array[true], 'what is new is added');
select results_eq(
    'select currency, door_price, fee, version
        from api.show_deals', $$values ('USD', 5.0, 100::numeric, 2)$$,
    'and what is not said stays'
);
select throws_code($$execute put('{"fee": "a lot"}')$$, 'INVALID_VALUE', 'what cannot be read is refused');
select throws_code(
    $$execute put('{"fee": "1.0011"}')$$, 'AMOUNT_PRECISION', 'so is what does not fit the currency'
);

select results_eq(
    $$execute put('{"deal_type": "Versus", "percent": "70 %", "percent_base": "Net gross",
        "withholding_percent": "15,5", "agency_name": "Paperclip", "agency_percent": 10,
        "agency_base": "gross fee", "management_base": "fee after tax", "promoter_name": "Mojo",
        "ticket_tax_mode": "on top", "bonus_rule": "Highest", "fx_currency": "eur", "fx_rate": "0.9"}')$$,
    array[true], 'all of the language of deals'
);
prepare deal as
select
    deal_type, percent, percent_base, withholding_percent, agency_percent, agency_base, management_base,
    promoter_name, ticket_tax_mode, bonus_rule, fx_currency, fx_rate, fee
from api.show_deals;
select results_eq(
    'deal',
    $$values ('versus', 70::numeric, 'net_gross', 15.5, 10::numeric, 'gross_fee', 'fee_after_tax', 'Mojo',
        'on_top', 'highest', 'EUR', 0.9, 100::numeric)$$,
    'in words and numbers as people write them'
);
select results_eq(
    $$execute put('{"deal_type": "versus", "percent": "70"}')$$, array[false], 'again it changes nothing'
);
select results_eq(
    $$execute put('{"deal_type": "door", "percent": "80", "percent_base": ""}')$$, array[true],
    'a deal of another type'
);
select results_eq(
    'select deal_type, percent, percent_base, fee, fx_rate from api.show_deals',
    $$values ('door', 80::numeric, 'net_gross', null::numeric, 0.9)$$, 'loses what means nothing in it'
);
select throws_ok(
    $$execute put('{"deal_type": "barter"}')$$, '23514', null, 'a type there is not is refused'
);
select throws_code($$execute put('{"fee": "1.234"}')$$, 'INVALID_VALUE', 'so is an amount that may be two');

select tests.become(tests.id('crew'));
select throws_ok(
    $$execute put('{"fee": "100"}')$$, '42501', null, 'crew write no deal'
);
select tests.become(null);
select throws_ok(
    $$execute put('{"fee": "100"}')$$, '42501', 'permission denied for function import_deal',
    'nor does who has no token'
);

select * from finish();
rollback;
