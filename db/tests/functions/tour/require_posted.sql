-- Tests functions/tour/require_posted: a show is settled if, and only if, the journal says so.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

insert into api.settlements (show_id) values (tests.id('gig'));
set constraints all immediate;
set constraints all deferred;

savepoint before;
update api.settlements
set revision = 1, settled_at = now(), inputs = tour.settlement_inputs(tests.id('gig')),
    figures = tour.calculate(tour.settlement_inputs(tests.id('gig')));
select throws_code('set constraints all immediate', 'SETTLEMENT_UNPOSTED', 'not settled without an entry');
rollback to before;
insert into api.journal_entries (org_id, show_id, kind, revision, entry_on)
values (tests.id('band'), tests.id('gig'), 'settlement', 1, '1990-01-06');
select throws_code('set constraints all immediate', 'SETTLEMENT_UNPOSTED', 'no entry without a settlement');
rollback to before;

select tests.become(tests.id('owner'));
select api.settle(tests.id('gig')) is not null as settled
\gset
select lives_ok('set constraints all immediate', 'settling does both');
set constraints all deferred;
select tests.become_superuser();
savepoint settled;
update api.settlements set settled_at = null, inputs = null, figures = null;
select throws_code(
    'set constraints all immediate', 'SETTLEMENT_UNPOSTED', 'it is not opened without a reversal'
);
rollback to settled;
select tests.become_superuser();
select tour.reverse_entry(id, 'Wrong.') is not null as reversed
from api.journal_entries
where kind = 'settlement'
\gset
select throws_code('set constraints all immediate', 'SETTLEMENT_UNPOSTED', 'nor reversed and left settled');

select * from finish();
rollback;
