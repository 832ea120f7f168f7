-- Tests functions/tour/add_deposit.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

insert into api.show_deals (show_id, currency, fee) values (tests.id('gig'), 'KWD', 0.005);
prepare add as
select tour.add_deposit(deals, '2027-02-01') from api.show_deals as deals;
prepare added as
select kind, amount, currency, due_on from api.show_payments where deleted_at is null;

select lives_ok('add', 'without rules');
select is_empty('added', 'there is none');
insert into api.finance_rules (org_id, deposit_percent) values (tests.id('band'), 50);
select lives_ok('add', 'with them there is');
select results_eq(
    'added', $$values ('deposit', 0.002, 'KWD', date '2027-02-01')$$, 'one to the minor unit, half even'
);
update api.show_payments set deleted_at = now();
update api.finance_rules set rounding = 'half_up';
select lives_ok('add', 'or half up');
select results_eq('added', $$values ('deposit', 0.003, 'KWD', date '2027-02-01')$$, 'if the rules say so');

select * from finish();
rollback;
