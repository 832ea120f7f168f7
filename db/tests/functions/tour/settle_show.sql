-- Tests functions/tour/settle_show: a show is settled, posted and counted, or only looked at.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

select is(
    tour.settle_show(tests.id('gig'), true) ->> 'due', '23228.22', 'a dry run says what it would come to'
);
select is_empty('select from api.settlements', 'and writes nothing');
select is_empty('select from api.journal_entries', 'nowhere');
select is(tour.settle_show(tests.id('gig'), false) ->> 'due', '23228.22', 'then it is settled');
select results_eq(
    'select state, revision, act_net, inputs = tour.settlement_inputs(show_id) from api.settlements',
    $$values ('settled', 1, 16303.23, true)$$, 'with what it rests on'
);
select results_eq(
    'select line from tests.booked',
    array[
        'settlement act -739.85 EUR', 'settlement agency -2700.91 EUR',
        'settlement agency_commission 2580.91 EUR', 'settlement costs 859.85 EUR',
        'settlement fee -25809.13 EUR', 'settlement management -3484.23 EUR',
        'settlement management_commission 3484.23 EUR', 'settlement promoter 23228.22 EUR',
        'settlement withholding 2580.91 EUR', 'payment bank 500 EUR', 'payment promoter -500.00 EUR'
    ],
    'and is in the books with what was paid'
);
select throws_code(
    $$select tour.settle_show(tests.id('gig'), true)$$, 'SHOW_SETTLED', 'once'
);
select throws_code($$select tour.settle_show(tests.id('x'), true)$$, 'NOT_FOUND', 'nothing is not settled');
set constraints all immediate;

select * from finish();
rollback;
