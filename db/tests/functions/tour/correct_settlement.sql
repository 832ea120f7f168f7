-- Tests functions/tour/correct_settlement: a settlement is opened for a reason, and settled anew.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

prepare correct (text) as
select api.correct_settlement(tests.id('gig'), $1) #>> '{settlement,state}';

select tests.become(tests.id('finance'));
select throws_code('execute correct(''x'')', 'NOT_SETTLED', 'what is open is not opened');
insert into api.settlements (show_id, reported_on) values (tests.id('gig'), '1990-01-07');
select api.settle(tests.id('gig')) is not null as settled
\gset
select throws_code('execute correct('' '')', 'INVALID_ARGUMENT', 'without a reason nothing is');
select throws_code('execute correct(null)', 'INVALID_ARGUMENT', 'no reason is none');
select throws_code('execute correct(repeat(''x'', 1001))', 'INVALID_ARGUMENT', 'a book is too much');
select tests.become(tests.id('crew'));
select throws_code('execute correct(''x'')', 'PERMISSION_DENIED', 'crew opens none');
select tests.become(tests.id('stranger'));
select throws_code('execute correct(''x'')', 'NOT_FOUND', 'nor does a stranger');
select tests.become(tests.id('finance'));
select results_eq('execute correct(''Miscounted.'')', array['reported'], 'then it is as it was before');
select results_eq(
    'select distinct description from api.journal_entries where kind = ''reversal''', array['Miscounted.'],
    'the books say why'
);
select results_eq(
    'select balance from tests.balances', array['bank 500 EUR', 'promoter -500.00 EUR'],
    'and have what was paid, and nothing else'
);
update api.ticket_scales set sold_count = 1201 where name = 'Floor';
select api.settle(tests.id('gig')) is not null as settled
\gset
select results_eq(
    'select revision, due from api.settlements', $$values (2, 23242.66)$$, 'settled anew it counts on'
);
select results_eq(
    'select balance from tests.balances where balance ~ ''promoter''', array['promoter 22742.66 EUR'],
    'the books follow'
);
set constraints all immediate;

select * from finish();
rollback;
