-- Tests functions/change/restore_children: children as of one commit.
begin;
select plan(4);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

-- One transaction writes the parent first and its child afterwards: both belong to that commit.
update api.things set name = 'Loud' where id = tests.id('amp');
update api.parts set price = 20 where id = tests.id('valve');
select tests.commit('102');
update api.parts set price = 30 where id = tests.id('valve');
select tests.commit('103');

create function tests.restore_as_of(tx_id xid8)
returns void
language sql
begin atomic
    select change.restore_children('things', tests.id('amp'), log.seq, log.tx_id)
    from change.log as log
    where log.row_id = tests.id('amp') and log.tx_id = restore_as_of.tx_id;
end;

select tests.restore_as_of('102');
select is(
    (select price from api.parts where id = tests.id('valve')), 20::numeric,
    'what the commit wrote after the parent counts'
);
select is(
    (select version from api.parts where id = tests.id('fuse')), 1,
    'a child that is already as it was is not written'
);
select tests.commit('104');
select tests.restore_as_of('101');
select is(
    (select price from api.parts where id = tests.id('valve')), 10::numeric, 'what came later does not'
);

update api.parts set deleted_at = now() where id = tests.id('valve');
select tests.commit('105');
update api.things set name = 'Quiet' where id = tests.id('amp');
select tests.commit('106');
update api.parts set deleted_at = null where id = tests.id('valve');
select tests.commit('107');
select tests.restore_as_of('106');
select is(
    (select deleted_at from api.parts where id = tests.id('valve')), now(),
    'a child that was deleted then is deleted again'
);

select * from finish();
rollback;
