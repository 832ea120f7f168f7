-- Tests functions/change/own_topics.
begin;
select plan(3);
\ir ../../support/fixtures.psql

select set_eq(
    $$select unnest(change.own_topics(tests.id('mia'), '{}'))$$,
    array['user:' || tests.id('mia'), 'profile:' || tests.id('mia')], 'those of the person'
);
select set_has(
    $$select unnest(change.own_topics(tests.id('mia'), array[tests.id('solo')]))$$,
    $$
        select replace(replace(topic, '{org_id}', tests.id('solo')::text), '{user_id}', tests.id('mia')::text)
        from change.topic_permissions
    $$,
    'and every topic of an organization'
);
select set_eq(
    $$select unnest(change.own_topics(tests.id('crew'), '{}'))$$,
    array[
        'user:' || tests.id('crew'), 'profile:' || tests.id('crew'),
        format('org:%s:member:%s', tests.id('band'), tests.id('crew'))
    ], 'and, of those of others, what is the member''s alone'
);

select * from finish();
rollback;
