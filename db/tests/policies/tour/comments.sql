-- Tests policies/tour/comments: who reads the row reads and writes them, by audience.
begin;
select plan(30);
\ir ../../support/fixtures.psql
\ir ../../support/tour.psql
insert into api.show_costs (id, show_id, kind, amount, currency)
values (tests.id('bill'), tests.id('gig'), 'hotel', 5, 'EUR');

prepare say (text, text) as
insert into api.comments (subject_table, subject_id, body) values ($1, tests.id($2), 'Hm')
returning author_id;
prepare seen as select subject_table from api.comments order by 1;
prepare edit as update api.comments set body = 'Ah' where subject_table = 'shows' returning body;
prepare remove as
update api.comments set deleted_at = now() where subject_table = 'shows' returning subject_table;

select policies_are('api', 'comments', array['select_reader', 'insert_reader', 'update_author']);

select tests.become(tests.id('crew'));
select results_eq($$execute say('shows', 'gig')$$, array[tests.id('crew')], 'crew says something of a show');
select throws_code(
    $$execute say('show_costs', 'bill')$$, 'REFERENCE_NOT_FOUND', 'of a bill, which it does not see, nothing'
);
select tests.become(tests.id('finance'), '{pin}');
select throws_code($$execute say('show_costs', 'bill')$$, 'REFERENCE_NOT_FOUND', 'nor finance by a PIN');
select tests.become(tests.id('finance'));
select results_eq(
    $$execute say('show_costs', 'bill')$$, array[tests.id('finance')], 'but when signed in fully'
);

select tests.become(tests.id('owner'));
select results_eq('seen', '{show_costs,shows}'::text[], 'an owner sees both');
select tests.become(tests.id('manager'));
select results_eq('seen', '{show_costs,shows}'::text[], 'so does a manager');
select tests.become(tests.id('finance'));
select results_eq('seen', '{show_costs,shows}'::text[], 'so does finance');
select tests.become(tests.id('finance'), '{pin}');
select results_eq('seen', '{shows}'::text[], 'but not by a PIN alone');
select tests.become(tests.id('crew'));
select results_eq('seen', '{shows}'::text[], 'crew sees that of the show');
select tests.become(tests.id('viewer'));
select results_eq('seen', '{shows}'::text[], 'so does a viewer');
select results_eq($$execute say('shows', 'gig')$$, array[tests.id('viewer')], 'who says something, too');
select results_eq(
    $$update api.comments set deleted_at = now() where author_id = tests.id('viewer') returning author_id$$,
    array[tests.id('viewer')], 'and takes it back'
);
select throws_ok(
    'edit', '42501', 'new row violates row-level security policy for table "comments"',
    'but changes nothing that another has said'
);
select throws_ok(
    'remove', '42501', 'new row violates row-level security policy for table "comments"', 'nor takes it away'
);
select tests.become(tests.id('finance'));
select throws_ok(
    'remove', '42501', 'new row violates row-level security policy for table "comments"', 'nor does finance'
);
select tests.become(tests.id('owner'));
select throws_ok(
    'edit', '42501', 'new row violates row-level security policy for table "comments"', 'nor edits an owner'
);
select tests.become(tests.id('crew'));
select results_eq('edit', array['Ah'], 'who said it changes it');
select tests.become(tests.id('admin'), '{pin}');
select results_eq(
    $$
        update api.comments set deleted_at = now(), body = 'I love you'
        where subject_table = 'shows' returning body
    $$,
    array['Ah'], 'who runs the road takes it away, and that is all they do'
);
select results_eq('remove', array[]::text[], 'once');

select throws_ok(
    $$insert into api.comments (subject_table, subject_id, body, topics)
    values ('shows', tests.id('gig'), 'x', '{}')$$,
    '42501', 'permission denied for table comments', 'readers are not sent'
);
select throws_ok(
    $$insert into api.comments (subject_table, subject_id, body, author_id)
    values ('shows', tests.id('gig'), 'x', tests.id('owner'))$$,
    '42501', 'permission denied for table comments', 'nor the author'
);
select throws_ok(
    $$update api.comments set subject_id = tests.id('gig')$$, '42501', 'permission denied for table comments',
    'nor moved to another row'
);
select throws_ok(
    'delete from api.comments', '42501', 'permission denied for table comments', 'nothing is purged'
);

select tests.become(tests.id('stranger'));
select is_empty('seen', 'a stranger sees none');
select throws_code($$execute say('shows', 'gig')$$, 'REFERENCE_NOT_FOUND', 'and has nothing to say');
select results_eq(
    $$execute say('shows', 'rival gig')$$, array[tests.id('stranger')], 'but at home'
);
select tests.become(null);
select throws_ok('seen', '42501', 'permission denied for table comments', 'without a token there is nothing');
select throws_ok(
    $$execute say('shows', 'gig')$$, '42501', 'permission denied for table comments', 'to read or say'
);
select tests.become_superuser();
select is(
    (
        select count(*)::integer from api.notifications
        where user_id in (tests.id('stranger'), tests.id('owner'))
    ),
    0, 'nobody is told of talk they took no part in'
);

select * from finish();
rollback;
