-- Tests schema/tour/calendar_tokens: what one shows, and who is told of it.
begin;
select plan(5);
\ir ../../support/fixtures.psql

prepare add as insert into api.calendar_tokens (user_id, name, content) values (tests.id('crew'), $1, $2);

select throws_ok(
    $$execute add('', '{shows}')$$, '23514',
    'new row for relation "calendar_tokens" violates check constraint "calendar_tokens_name_length_check"',
    'it has a name'
);
select throws_ok(
    $$execute add('x', '{}')$$, '23514',
    'new row for relation "calendar_tokens" violates check constraint "calendar_tokens_content_known_check"',
    'shows something'
);
select throws_ok(
    $$execute add('x', '{show_deals}')$$, '23514',
    'new row for relation "calendar_tokens" violates check constraint "calendar_tokens_content_known_check"',
    'and never money'
);
execute add('x', '{shows}');
select results_eq(
    $$select topics_after from change.log where table_name = 'calendar_tokens'$$,
    $$values (array['user:' || tests.id('crew')])$$, 'its person alone is told'
);
delete from api.memberships where user_id = tests.id('crew');
delete from api.users where id = tests.id('crew');
select is_empty($$select from api.calendar_tokens$$, 'and takes it along');

select * from finish();
rollback;
