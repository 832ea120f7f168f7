-- Tests functions/change/topics_since.
begin;
select plan(2);

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
select function_privs_are('change', 'topics_since', array['uuid'], 'relay', array['EXECUTE'], 'the relay''s');

select * from finish();
rollback;
