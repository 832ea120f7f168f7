-- Tests functions/change/is_weak_topic.
begin;
select plan(1);

select results_eq(
    $$
        select change.is_weak_topic(topic)
        from (values
            (1, 'org:0192f0c1-0000-7000-8000-000000000001'),
            (2, 'org:0192f0c1-0000-7000-8000-000000000001:finance'),
            (3, 'user:0192f0c1-0000-7000-8000-000000000001'),
            (4, 'profile:0192f0c1-0000-7000-8000-000000000001'),
            (5, 'org:0192f0c1-0000-7000-8000-000000000001:new'),
            (6, 'org:0192f0c1-0000-7000-8000-000000000001:member:0192f0c1-0000-7000-8000-000000000001')
        ) as asked (place, topic)
        order by place
    $$,
    array[true, false, true, true, false, true],
    'shows, oneself, people and what is a member''s own; not money, and nothing that is not known'
);

select * from finish();
rollback;
