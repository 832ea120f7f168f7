-- Tests functions/change/cascade_delete: a soft delete does what foreign keys would do.
begin;
select plan(8);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

update api.parts set deleted_at = now() where id = tests.id('fuse');

select tests.become(tests.id('manager'));
select lives_ok(
    $$update api.things set deleted_at = now() where id = tests.id('amp')$$, 'a row can be deleted'
);

select tests.become_superuser();
select is(
    (select deleted_at from api.parts where id = tests.id('valve')), now(),
    'its children go with it, also those that the caller may not write'
);
select is(
    (select version from api.parts where id = tests.id('fuse')), 2,
    'a child that was deleted before is not touched'
);
select is(
    (
        select count(distinct tx_id) from change.log
        where op = 'delete' and row_id in (tests.id('amp'), tests.id('valve'))
    ),
    1::bigint, 'all in one transaction of the log'
);

update api.things set deleted_at = null where id = tests.id('amp');
insert into api.labels (id, org_id, thing_id) values (tests.id('label'), tests.id('band'), tests.id('amp'));
select tests.become(tests.id('manager'));
select throws_code(
    $$update api.things set deleted_at = now() where id = tests.id('amp')$$, 'ROW_IN_USE',
    'a live row that refers to it without being its child keeps it'
);
select is(
    tests.error($$update api.things set deleted_at = now() where id = tests.id('amp')$$)
    - '{message,hint}'::text[],
    '{"code": "ROW_IN_USE", "status": 409, "details": "table=api.labels column=thing_id"}'::jsonb,
    'and the answer names where to look'
);
select lives_ok(
    $$update api.things set name = 'Amplifier' where id = tests.id('amp')$$, 'other changes are free'
);

select tests.become_superuser();
update api.labels set deleted_at = now() where id = tests.id('label');
select tests.become(tests.id('manager'));
select lives_ok(
    $$update api.things set deleted_at = now() where id = tests.id('amp')$$, 'a deleted one does not'
);

select * from finish();
rollback;
