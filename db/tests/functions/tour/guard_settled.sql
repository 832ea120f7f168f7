-- Tests functions/tour/guard_settled: what a settlement rests on stays, payments go on.
begin;
select plan(11);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

insert into api.shows (id, org_id, name) values (tests.id('next gig'), tests.id('band'), 'Next');
insert into api.show_costs (show_id, kind, amount, currency)
values (tests.id('next gig'), 'crew', 1, 'EUR');
select tests.become(tests.id('finance'));
select api.settle(tests.id('gig')) is not null as settled
\gset

select throws_code(query, 'SHOW_SETTLED', query)
from unnest(array[
    'update api.show_deals set fee = 2',
    'update api.ticket_scales set sold_count = 2',
    'insert into api.ticket_scales (show_id, name, price) values (tests.id(''gig''), ''x'', 1)',
    'update api.show_costs set amount = 2',
    'update api.show_costs set deleted_at = now() where kind = ''hotel''',
    'insert into api.show_costs (show_id, kind, amount, currency)
        values (tests.id(''gig''), ''crew'', 1, ''EUR'')',
    'insert into api.deal_bonuses (show_id, measure, threshold, kind, amount)
        values (tests.id(''gig''), ''tickets'', 1, ''flat'', 1)'
]) as query;
select lives_ok(
    $$update api.show_costs set amount = 2 where show_id = tests.id('next gig')$$, 'other shows go on'
);
select lives_ok('update api.show_payments set reference = ''x''', 'and payments');
select tests.become_superuser();
select throws_code('update api.show_costs set amount = 3', 'SHOW_SETTLED', 'nor does who may do all');
select tests.become(tests.id('finance'));
select api.correct_settlement(tests.id('gig'), 'Wrong.') is not null as opened
\gset
select lives_ok('update api.show_costs set amount = 2', 'once it is opened all can change');

select * from finish();
rollback;
