-- Tests functions/change/note_access.
begin;
select plan(3);

insert into change.access (user_id, topic, since) values
(tests.id('mia'), 'org:band', 0), (tests.id('ann'), 'org:band', 0), (tests.id('ann'), 'org:rivals', 0),
(tests.id('cal'), 'org:rivals', 0);
select change.note_access(7, tests.id('cal'), true, '{org:band}', 'org:band');
select results_eq(
    $$
        select user_id, is_gain, topics, array(select unnest(colleagues) order by 1)
        from change.access_changes
        where position = 7
    $$,
    $$
        values (
            tests.id('cal'), true, array['org:band'],
            array(select unnest(array[tests.id('mia'), tests.id('ann')]) order by 1)
        )
    $$,
    'all who are there become colleagues, once more if another organization is shared'
);
select change.note_access(8, tests.id('cal'), true, '{org:band:finance}', 'org:band');
select is(
    (select colleagues from change.access_changes where position = 8), '{}', 'another topic makes none'
);

-- An organization of a thousand who come one after another: each costs what there are, not their square.
insert into change.access (user_id, topic, since)
select tests.id('member ' || n), 'org:crowd', 0 from generate_series(1, 1000) as n;
select change.note_access(9, tests.id('cal'), true, '{org:crowd}', 'org:crowd');
select is(
    (select cardinality(colleagues) from change.access_changes where position = 9), 1000,
    'a thousand colleagues are one row'
);

select * from finish();
rollback;
