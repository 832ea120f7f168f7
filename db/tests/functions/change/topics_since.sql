-- Tests functions/change/topics_since.
begin;
select plan(3);

insert into change.access (user_id, topic, since, until) values
(tests.id('cal'), 'org:band', 7, null), (tests.id('cal'), 'org:rivals', 0, 3);
select set_eq(
    'select topic, since from change.topics_since(tests.id(''cal''))',
    $$
        values
        ('org:band', 7::bigint), ('user:' || tests.id('cal'), 0), ('profile:' || tests.id('cal'), 0)
    $$,
    'what they hold, and what is their own from the beginning'
);
select function_privs_are(
    'change', 'topics_since', array['uuid', 'boolean'], 'relay', array['EXECUTE'], 'the relay''s'
);

insert into change.access (user_id, topic, since) values (tests.id('cal'), 'org:band:finance', 8);
select is_empty(
    'select from change.topics_since(tests.id(''cal''), true) as held where held.topic ~ ''finance''',
    'money not in a weak session'
);

select * from finish();
rollback;
