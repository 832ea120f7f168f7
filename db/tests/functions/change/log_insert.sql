-- Tests functions/change/log_insert.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select tests.become(tests.id('manager'));
select tests.request('POST', '/things', '{"x-request-id": "r-1", "x-device-id": "phone"}');
insert into api.things (org_id, name, secret) values (tests.id('band'), 'Bass', 'hidden'),
(tests.id('band'), 'Drum', null);
select throws_ok(
    'select from change.log', '42501', 'permission denied for table log',
    'nobody reads the log but through its topics'
);
select throws_ok(
    $$
        insert into change.log (table_name, row_id, version, op, source)
        values ('things', tests.id('x'), 1, 'insert', 'api')
    $$,
    '42501', 'permission denied for table log', 'and nobody writes it by himself'
);

select tests.become_superuser();
select results_eq(
    $$
        select log.version, log.op, log.before, log.after, log.topics_before, log.topics_after
        from change.log as log
        join api.things as things on things.id = log.row_id
        where things.name in ('Bass', 'Drum')
        order by things.name
    $$,
    $$
        select 1, 'insert', null::jsonb, to_jsonb(things) - 'secret', null::text[],
        array['org:' || tests.id('band')]
        from api.things as things
        where things.name in ('Bass', 'Drum')
        order by things.name
    $$,
    'each row is logged whole, without what is redacted, for who may read it'
);
select results_eq(
    $$
        select distinct tx_id = pg_current_xact_id(), actor_id, session_id, device_id, source, request_id
        from change.log where after ->> 'name' in ('Bass', 'Drum')
    $$,
    $$
        values (
            true, tests.id('manager'), tests.id('session of ' || tests.id('manager')), 'phone', 'api', 'r-1'
        )
    $$,
    'with who and what was behind it'
);
insert into api.things (org_id, name) select tests.id('band'), 'bulk' from generate_series(1, 5000);
select is(
    (select count(distinct (log.row_id, log.seq)) from change.log as log where log.after ->> 'name' = 'bulk'),
    5000::bigint, 'of five thousand rows in one statement each is logged'
);

select * from finish();
rollback;
