-- Tests functions/change/sight_changes.
begin;
select plan(5);

insert into change.access_changes (position, user_id, is_gain, org_topic, topics, colleagues) values
(7, tests.id('cal'), true, 'org:band', '{org:band}', array[tests.id('mia'), tests.id('ann')]),
(8, tests.id('cal'), false, 'org:band', '{org:band:finance}', '{}');
select is(
    (select moved from change.sight_changes(7, tests.id('cal'))),
    jsonb_build_object(
        'entered', array['org:band', 'profile:' || tests.id('mia'), 'profile:' || tests.id('ann')]
    ),
    'the member enters the topics and meets the colleagues'
);
select results_eq(
    'select user_id, moved from change.sight_changes(7) where user_id <> tests.id(''cal'') order by user_id',
    $$
        select id, jsonb_build_object('entered', array['profile:' || tests.id('cal')])
        from unnest(array[tests.id('mia'), tests.id('ann')]) as id order by id
    $$,
    'they meet the member'
);
select is(
    (select moved from change.sight_changes(8, tests.id('cal'))), '{"left": ["org:band:finance"]}',
    'what was taken is left'
);

select is_empty(
    'select from change.sight_changes(8, tests.id(''cal''), true)', 'of money a weak session hears nothing'
);
select is(
    (select moved -> 'entered' ->> 0 from change.sight_changes(7, tests.id('cal'), true)), 'org:band',
    'of the rest it does'
);

select * from finish();
rollback;
