-- Tests functions/tour/carry_comments: who reads a row, and nobody else, reads what was said about it.
begin;
select plan(6);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.itinerary_items (id, org_id, kind, title, starts_on)
values (tests.id('dinner'), tests.id('band'), 'other', 'Dinner', '2027-03-02');

prepare seen as select body from api.comments order by body;
select tests.become(tests.id('crew'));
insert into api.comments (subject_table, subject_id, body)
values ('itinerary_items', tests.id('dinner'), 'A surprise');
insert into api.comments (subject_table, subject_id, body) select 'comments', comments.id, 'For whom?'
from api.comments;
select tests.become(tests.id('viewer'));
select results_eq('seen', '{A surprise,For whom?}'::text[], 'what all see, all talk about');

select tests.become(tests.id('crew'));
update api.itinerary_items set visibility = 'own' where id = tests.id('dinner');
select results_eq('seen', '{A surprise,For whom?}'::text[], 'who keeps a row to themselves');
select tests.become(tests.id('viewer'));
select is_empty('seen', 'keeps what was said about it, and about that');
select tests.become(tests.id('crew'));
update api.itinerary_items set visibility = 'all' where id = tests.id('dinner');
select tests.become(tests.id('viewer'));
select results_eq('seen', '{A surprise,For whom?}'::text[], 'until they show it again');

select tests.become_superuser();
select results_eq(
    $$
        select distinct topics_after[1] from change.log
        where table_name = 'comments' and op = 'update' order by 1
    $$,
    $$
        select unnest(array[
            'org:' || tests.id('band'), format('org:%s:member:%s', tests.id('band'), tests.id('crew'))
        ])
    $$,
    'the feed says so'
);
-- Conflicts never change theirs, nor does a row whose topics are generated from columns that nobody updates.
select is_empty(
    $$
        select tracked.table_name
        from change.tracked_tables as tracked
        where starts_with(tracked.topics[1], '{')
            and tracked.table_name <> 'conflicts'
            and not exists (
                select from pg_catalog.pg_attribute as topics
                join pg_catalog.pg_attribute as reader
                    on reader.attrelid = topics.attrelid and reader.attname = 'user_id'
                where topics.attrelid = format('api.%I', tracked.table_name)::regclass
                    and topics.attname = 'topics'
                    and topics.attgenerated = 's'
                    and not has_column_privilege('member', reader.attrelid, reader.attnum, 'update')
            )
            and not exists (
                select from pg_catalog.pg_trigger
                where tgrelid = format('api.%I', tracked.table_name)::regclass
                    and tgname = '_500_carry_comments'
            )
    $$,
    'every table whose rows name their readers carries comments'
);

select * from finish();
rollback;
