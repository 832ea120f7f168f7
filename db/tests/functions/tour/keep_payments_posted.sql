-- Tests functions/tour/keep_payments_posted: payments of a show in the books are in the books, once.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.posted()
returns setof text
language sql
as $$
    select line from tests.booked where line !~ '^settlement'
$$;

update api.show_payments set reference = 'early' where id = tests.id('deposit');
select is_empty('select pg_temp.posted()', 'before it is settled nothing is booked');
select tests.become(tests.id('finance'));
select api.settle(tests.id('gig')) is not null as settled
\gset
select results_eq(
    'select pg_temp.posted()', array['payment bank 500 EUR', 'payment promoter -500.00 EUR'],
    'settling books what was paid'
);
update api.show_payments set reference = 'late' where id = tests.id('deposit');
select results_eq(
    'select count(*) from pg_temp.posted()', array[2::bigint], 'what does not count is not booked anew'
);
update api.show_payments set amount = 501 where id = tests.id('deposit');
select results_eq(
    'select pg_temp.posted()',
    array[
        'payment bank 500 EUR', 'payment promoter -500.00 EUR',
        'reversal bank -500 EUR', 'reversal promoter 500.00 EUR',
        'payment bank 501 EUR', 'payment promoter -501.00 EUR'
    ],
    'another amount reverses and books'
);
update api.show_payments set deleted_at = now() where id = tests.id('deposit');
select results_eq(
    'select balance from tests.balances where balance ~ ''bank|promoter''', array['promoter 23228.22 EUR'],
    'a deletion reverses'
);
insert into api.show_payments (show_id, kind, amount, currency, paid_on)
values (tests.id('gig'), 'balance', 1081.30, 'USD', '1990-01-06');
select results_eq(
    'select balance from tests.balances where balance ~ ''bank|exchange|promoter''',
    array['bank 1081.30 USD', 'exchange 1000.00 EUR', 'exchange -1081.30 USD', 'promoter 22228.22 EUR'],
    'one in another currency is exchanged'
);
select is(
    (api.settlement_sheet(tests.id('gig')) #>> '{figures,outstanding}')::numeric, 22228.22,
    'the sheet says the same'
);
select throws_code(
    $$insert into api.show_payments (show_id, kind, amount, currency, paid_on)
    values (tests.id('gig'), 'balance', 1, 'SEK', '1990-01-06')$$, 'FX_RATE_MISSING', 'never at a rate of 1'
);
set constraints all immediate;

select * from finish();
rollback;
