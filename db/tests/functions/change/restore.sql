-- Tests functions/change/restore: who may, what comes back, and what the answer is if it cannot.
begin;
select plan(21);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update api.things set name = 'Loud' where id = tests.id('amp');
select tests.commit('102');

-- A version.
select tests.become(tests.id('manager'));
select is(
    api.restore('things', tests.id('amp'), 1) ->> 'name', 'Amp',
    'an earlier version is written back and returned'
);
select results_eq(
    $$select name, version, updated_by from api.things where id = tests.id('amp')$$,
    $$values ('Amp', 3, tests.id('manager'))$$, 'as an ordinary write of the caller'
);
select results_eq(
    $$
        select version, op, actor_id from api.history('things', tests.id('amp')) order by version desc limit 1
    $$,
    $$values (3, 'update', tests.id('manager'))$$, 'that is logged like any other'
);
select tests.become_superuser();
select is(
    (select price from api.parts where id = tests.id('valve')), 10::numeric, 'its children stay as they are'
);

-- A deleted row.
select tests.commit('103');
update api.parts set deleted_at = now() where id = tests.id('fuse');
select tests.commit('104');
update api.things set deleted_at = now() where id = tests.id('amp');
select tests.commit('105');
select tests.become(tests.id('manager'));
select is_empty(
    $$select from api.things where id = tests.id('amp') and deleted_at < now()$$, 'a deleted row is hidden'
);
select is(api.restore('things', tests.id('amp'), 3) ->> 'deleted_at', null, 'a deleted row comes back');
select tests.become_superuser();
select is(
    (select deleted_at from api.parts where id = tests.id('valve')), null, 'with what was deleted with it'
);
select isnt(
    (select deleted_at from api.parts where id = tests.id('fuse')), null, 'and without what was gone before'
);
select is(
    (select op from change.log where row_id = tests.id('amp') order by seq desc limit 1), 'restore',
    'the log says so'
);

-- With its children, as of a commit.
select tests.commit('106');
update api.parts set price = 99 where id = tests.id('valve');
insert into api.parts (id, org_id, thing_id, price)
values (tests.id('knob'), tests.id('band'), tests.id('amp'), 5);
select tests.commit('107');
select tests.become(tests.id('manager'));
select lives_ok(
    $$select api.restore('things', tests.id('amp'), 1, true)$$, 'a row can be restored with its children'
);
select tests.become_superuser();
select results_eq(
    $$select price::integer, deleted_at is null from api.parts order by price$$,
    $$values (1, true), (5, false), (10, true)$$,
    'each is what it was at that commit: changed back, brought back, or deleted if it is newer'
);

-- A row that comes and goes between those who may read it.
select tests.become_superuser();
update api.things set org_id = tests.id('band') where id = tests.id('theirs');
select tests.become(tests.id('manager'));
select throws_code(
    $$select api.restore('things', tests.id('theirs'), 1)$$, 'VERSION_NOT_FOUND',
    'what the row was before one could read it does not come back'
);
select tests.become(tests.id('stranger'));
select throws_code(
    $$select api.restore('things', tests.id('theirs'), 1)$$, 'NOT_FOUND',
    'nor for those who can read it no more, though they could once'
);

-- Refusals.
prepare restore_amp as select api.restore('things', tests.id('amp'), 1);
select tests.become(tests.id('crew'));
select throws_code('restore_amp', 'PERMISSION_DENIED', 'who may read but not write is refused');
select tests.become(tests.id('stranger'));
select throws_code('restore_amp', 'NOT_FOUND', 'to a stranger the row does not exist');
select tests.become(tests.id('manager'));
select throws_code(
    $$select api.restore('things', tests.id('amp'), 99)$$, 'VERSION_NOT_FOUND', 'no such version'
);
select throws_code($$select api.restore('things', tests.id('x'), 1)$$, 'NOT_FOUND', 'no such row');
select throws_code(
    $$select api.restore('labels', tests.id('amp'), 1)$$, 'NOT_RESTORABLE', 'tables can opt out'
);
select throws_code($$select api.restore('pg_class', tests.id('amp'), 1)$$, 'UNKNOWN_TABLE', 'no such table');
select throws_code(
    $$select api.restore('things" --', tests.id('amp'), 1)$$, 'UNKNOWN_TABLE', 'and no SQL in its name'
);
select tests.become(null);
select throws_ok(
    'restore_amp', '42501', 'permission denied for function restore', 'without a token nothing is restored'
);

select * from finish();
rollback;
