-- Tests functions/change/log_delete: what is purged in psql is not forgotten.
begin;
select plan(3);
\ir ../../support/fixtures.psql
\ir ../../support/things.psql

select tests.become(tests.id('owner'));
select throws_ok(
    'delete from api.things', '42501', 'permission denied for table things', 'no request purges a row'
);

select tests.become_superuser();
delete from api.things where id = tests.id('theirs');
select results_eq(
    $$
        select op, version, before ->> 'name', before ? 'secret', after, topics_before, topics_after, source
        from change.log where row_id = tests.id('theirs') order by seq desc limit 1
    $$,
    $$
        values (
            'purge', 2, 'Theirs', false, null::jsonb, array['org:' || tests.id('rivals')], null::text[], 'sql'
        )
    $$,
    'the whole row is logged as it was, without what is redacted, for who could read it'
);
delete from api.parts where thing_id = tests.id('amp');
select is(
    (select count(*) from change.log where op = 'purge' and table_name = 'parts'), 2::bigint,
    'every row of a statement is'
);

select * from finish();
rollback;
