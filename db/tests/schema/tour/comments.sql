-- Tests schema/tour/comments: what a comment may be.
begin;
select plan(5);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql

prepare say (text, uuid[]) as
insert into api.comments (subject_table, subject_id, body, mentions)
values ('shows', tests.id('gig'), $1, $2);

select lives_ok($$execute say('Who drives?', '{}')$$, 'somebody says something');
select throws_ok(
    $$execute say('', '{}')$$, '23514',
    'new row for relation "comments" violates check constraint "comments_body_length_check"', 'not nothing'
);
select throws_ok(
    $$execute say(repeat('x', 10001), '{}')$$, '23514',
    'new row for relation "comments" violates check constraint "comments_body_length_check"', 'nor a book'
);
insert into api.users (id, full_name) select tests.id('fan ' || n), 'Fan' from generate_series(1, 51) as n;
insert into api.memberships (org_id, user_id, role)
select tests.id('band'), tests.id('fan ' || n), 'viewer' from generate_series(1, 51) as n;
select throws_ok(
    $$
        insert into api.comments (subject_table, subject_id, body, mentions)
        select 'shows', tests.id('gig'), 'All!', array_agg(tests.id('fan ' || n))
        from generate_series(1, 51) as n
    $$,
    '23514',
    'new row for relation "comments" violates check constraint "comments_mentions_few_check"', 'nor to all'
);
select throws_ok(
    $$update api.comments set mentions = array[tests.id('crew'), null]$$, 'PGRST', null, 'nor to nobody'
);

select * from finish();
rollback;
