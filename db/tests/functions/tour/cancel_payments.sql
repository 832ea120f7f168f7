-- Tests functions/tour/cancel_payments: what is open is dropped, what was paid is to be paid back.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_payments (show_id, kind, amount, currency, paid_on, due_on) values
(tests.id('gig'), 'deposit', 500, 'EUR', '2027-01-01', null),
(tests.id('gig'), 'deposit', 100, 'EUR', '2027-01-05', null),
(tests.id('gig'), 'refund', 50, 'EUR', '2027-01-06', null),
(tests.id('gig'), 'deposit', 300, 'USD', '2027-01-05', null),
(tests.id('gig'), 'refund', 300, 'USD', '2027-01-06', null),
(tests.id('gig'), 'balance', 900, 'GBP', null, '2027-03-03'),
(tests.id('rival gig'), 'deposit', 70, 'EUR', '2027-01-05', null);
prepare open_ones as
select kind, amount, currency, reference from api.show_payments
where show_id = tests.id('gig') and paid_on is null and deleted_at is null;

select tour.cancel_payments(tests.id('gig'), 'Storm');
select results_eq(
    'open_ones', $$values ('refund', 550::numeric, 'EUR', 'Show cancelled')$$,
    'one refund a currency, of what is left of it'
);
select is(
    (select count(*)::integer from api.show_payments where paid_on is not null and deleted_at is null), 6,
    'what was paid was paid'
);
select tour.cancel_payments(tests.id('gig'), 'Storm');
select is((select count(*)::integer from api.show_payments), 8, 'once');
update api.show_payments set paid_on = '2027-04-01' where reference = 'Show cancelled';
select tour.cancel_payments(tests.id('gig'), 'Storm');
select is_empty('open_ones', 'nor when it has been paid back');

select * from finish();
rollback;
