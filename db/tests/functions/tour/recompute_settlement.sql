-- Tests functions/tour/recompute_settlement: what was settled comes out again, from the log alone.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
\ir ../../support/money.psql

create function pg_temp.again(revision integer default null)
returns text
language sql
as $$
    select concat_ws(' ', answer ->> 'revision', answer ->> 'is_identical', answer #>> '{recomputed,due}')
    from api.recompute_settlement(tests.id('gig'), revision) as answer
$$;
prepare again (integer) as select pg_temp.again($1);

insert into api.finance_rules (org_id, rounding) values (tests.id('band'), 'half_up');
select tests.become(tests.id('finance'));
select throws_code('execute again(null)', 'NOT_SETTLED', 'what is open has nothing to come out');
select api.settle(tests.id('gig')) is not null as settled
\gset
select is(pg_temp.again(), '1 true 23228.22', 'it is identical');
select api.correct_settlement(tests.id('gig'), 'Miscounted.') is not null as opened
\gset
update api.ticket_scales set sold_count = 1201, price = 24 where name = 'Floor';
update api.show_costs set amount = 1;
update api.show_deals set fee = 2, percent = 50;
update api.finance_rules set rounding = 'half_even';
select api.settle(tests.id('gig')) is not null as settled
\gset
select tests.become_superuser();
update core.fx_rates set rate = 2;
select tests.become(tests.id('finance'));
select is(pg_temp.again(1), '1 true 23228.22', 'whatever has become of its rows since');
select matches(pg_temp.again(), '^2 true 16', 'and so is the next one');
select throws_code('execute again(3)', 'NOT_SETTLED', 'there is no third');
select tests.become_superuser();
update change.log set after = after || '{"price": 26}' where row_id = tests.id('floor') and version = 1;
select tests.become(tests.id('finance'));
select is(pg_temp.again(1), '1 false 23921.79', 'a log that was tampered with tells on itself');
select tests.become(tests.id('crew'));
select throws_code('execute again(null)', 'PERMISSION_DENIED', 'crew asks in vain');
select tests.become(tests.id('stranger'));
select throws_code('execute again(null)', 'NOT_FOUND', 'a stranger too');

select * from finish();
rollback;
