-- Tests functions/change/history: every version of a row, for who may read it.
begin;
select plan(10);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select tests.become(tests.id('manager'));
select tests.request('PATCH', '/things', '{"x-device-id": "phone", "x-request-id": "r-1"}');
update api.things set name = 'Loud', secret = 'new' where id = tests.id('amp');
select tests.become(tests.id('admin'));
update api.things set deleted_at = now() where id = tests.id('amp');

select tests.become(tests.id('viewer'));
select results_eq(
    $$
        select version, op, actor_id, actor_name, changes - 'deleted_at', device_id, source, request_id
        from api.history('things', tests.id('amp'))
    $$,
    $$
        values
        (1, 'insert', null, null, '{}'::jsonb, null, 'sql', null),
        (
            2, 'update', tests.id('manager'), 'Manager', '{"name": {"from": "Amp", "to": "Loud"}}',
            'phone', 'api', 'r-1'
        ),
        (3, 'delete', tests.id('admin'), 'Admin', '{}', null, 'api', null)
    $$,
    'who, when, with what, and what changed from what to what; also of a deleted row'
);
select results_eq(
    $$select "row" ->> 'name', "row" ? 'secret' from api.history('things', tests.id('amp'))$$,
    $$values ('Amp', false), ('Loud', false), ('Loud', false)$$,
    'each with the row as it then was, without what is redacted'
);
select is_empty(
    $$select from api.history('parts', tests.id('valve'))$$, 'a viewer reads no history of money'
);
select is_empty(
    $$select from api.history('labels', tests.id('amp'))$$, 'a row has history in its own table alone'
);
select tests.become(tests.id('finance'));
select isnt_empty($$select from api.history('parts', tests.id('valve'))$$, 'finance does');
select tests.become(tests.id('stranger'));
select is_empty($$select from api.history('things', tests.id('amp'))$$, 'a stranger reads none');

-- A row comes into one's sight: what it was before stays out of it.
select tests.become_superuser();
update api.things set org_id = tests.id('band'), name = 'Ours' where id = tests.id('theirs');
select tests.become(tests.id('viewer'));
select results_eq(
    $$select version, changes, "row" ->> 'name' from api.history('things', tests.id('theirs'))$$,
    $$values (2, '{}'::jsonb, 'Ours')$$, 'of a row that has come, one reads what it is'
);
select tests.become(tests.id('stranger'));
select results_eq(
    $$select version, "row" ->> 'name' from api.history('things', tests.id('theirs'))$$,
    $$values (1, 'Theirs')$$, 'of one that has gone, what it was'
);

select tests.become_superuser();
update api.things set org_id = tests.id('rivals'), name = 'Theirs' where id = tests.id('theirs');
delete from api.things where id = tests.id('theirs');
select tests.become(tests.id('stranger'));
select results_eq(
    $$select op, version from api.history('things', tests.id('theirs'))$$,
    $$values ('insert', 1), ('update', 3), ('purge', 4)$$,
    'a purged row keeps its history'
);
select tests.become(null);
select throws_ok(
    $$select api.history('things', tests.id('amp'))$$, '42501', 'permission denied for function history',
    'without a token there is none'
);

select * from finish();
rollback;
