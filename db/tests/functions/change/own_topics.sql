-- Tests functions/change/own_topics.
begin;
select plan(2);

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

select * from finish();
rollback;
