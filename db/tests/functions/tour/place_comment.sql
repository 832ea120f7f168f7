-- Tests functions/tour/place_comment: what a comment may be about, and whom it may mention.
begin;
select plan(16);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.show_costs (id, show_id, kind, amount, currency)
values (tests.id('bill'), tests.id('gig'), 'hotel', 5, 'EUR');

prepare say (text, text, uuid[]) as
insert into api.comments (subject_table, subject_id, body, mentions) values ($1, tests.id($2), 'Hm', $3)
returning org_id;

select tests.become(tests.id('manager'));
select results_eq(
    $$execute say('shows', 'gig', '{}')$$, array[tests.id('band')], 'a comment belongs where its row does'
);
select results_eq(
    $$execute say('organizations', 'band', '{}')$$, array[tests.id('band')], 'also one about an organization'
);
select throws_code($$execute say('shows', 'nothing', '{}')$$, 'REFERENCE_NOT_FOUND', 'no row, no comment');
select is(
    tests.error($$execute say('users', 'owner', '{}')$$) ->> 'details',
    'subject_table=users subject_id=' || tests.id('owner'), 'nor about a person'
);
select throws_code(
    $$execute say('pg_class', 'gig', '{}')$$, 'REFERENCE_NOT_FOUND', 'nor about what is not ours'
);
select throws_code(
    $$execute say('shows', 'rival gig', '{}')$$, 'REFERENCE_NOT_FOUND', 'nor about what others have'
);

select results_eq(
    $$
        insert into api.comments (subject_table, subject_id, body, mentions)
        values ('show_costs', tests.id('bill'), 'Hm', array[tests.id('finance'), tests.id('finance')])
        returning mentions
    $$,
    $$values (array[tests.id('finance')])$$, 'a mention counts once'
);
select throws_code(
    $$execute say('show_costs', 'bill', array[tests.id('crew')])$$, 'MENTION_NOT_ALLOWED',
    'who may not read the row is not mentioned'
);
select is(
    tests.error($$execute say('shows', 'gig', array[tests.id('crew'), tests.id('stranger')])$$) ->> 'details',
    'mentions=' || tests.id('stranger'), 'nor a stranger, whom details name'
);
select throws_code(
    $$update api.comments set mentions = array[tests.id('crew')] where subject_table = 'show_costs'$$,
    'MENTION_NOT_ALLOWED', 'nor afterwards'
);

select tests.become_superuser();
update api.memberships set deleted_at = now() where user_id = tests.id('finance');
select tests.become(tests.id('manager'));
select lives_ok(
    $$update api.comments set body = 'Oh' where subject_table = 'show_costs'$$,
    'a comment that mentions somebody who has left can still be changed'
);

select tests.become(tests.id('owner'));
update api.comments set deleted_at = now() where subject_table = 'shows';
select tests.become_superuser();
select results_eq(
    $$select body, deleted_at is not null from api.comments where subject_table = 'shows'$$,
    $$values ('Hm', true)$$, 'what was taken away'
);
select set_config('request.jwt.claims', jsonb_build_object('sub', tests.id('owner'))::text, true);
select is(
    api.restore('comments', comments.id, 1) ->> 'author_id', tests.id('manager')::text,
    'comes back as its author''s'
)
from api.comments where subject_table = 'shows';
select tests.become_superuser();

update api.shows set deleted_at = now() where id = tests.id('gig');
select results_eq(
    $$select deleted_at is null from api.comments where subject_table = 'shows'$$, array[true],
    'what was said of a row outlives it'
);
select tests.become(tests.id('manager'));
select throws_code(
    $$execute say('shows', 'gig', '{}')$$, 'REFERENCE_NOT_FOUND', 'but nothing more is said'
);
select tests.become_superuser();
delete from api.show_costs;
select lives_ok(
    $$update api.comments set deleted_at = now() where subject_table = 'show_costs'$$,
    'of what has been purged, too, it can be taken back'
);

select * from finish();
rollback;
