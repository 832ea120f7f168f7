-- Tests functions/change/show_profile.
begin;
select plan(3);

insert into change.access (user_id, topic, since, until) values
(tests.id('cal'), 'org:band', 0, null), (tests.id('cal'), 'org:band:finance', 0, null),
(tests.id('cal'), 'org:rivals', 0, 3), (tests.id('mia'), 'org:other', 0, null);
insert into change.feed (position, seq, logged_at) values (1000000, -1, now());
select change.show_profile(1000000, tests.id('cal'));

select is(
    (select audience from change.feed where position = 1000000), '{org:band}',
    'the organizations that the person belongs to now'
);
select results_eq(
    'select topic from change.feed_topics where position = 1000000', array['org:band'], 'read the change'
);
select change.show_profile(1000000, tests.id('nobody'));
select is(
    (select audience from change.feed where position = 1000000), '{}', 'nobody, when they belong to none'
);

select * from finish();
rollback;
