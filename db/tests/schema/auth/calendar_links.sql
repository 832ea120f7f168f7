-- Tests schema/auth/calendar_links: hashes alone, one of a token.
begin;
select plan(5);
\ir ../../support/fixtures.psql

insert into api.calendar_tokens (id, user_id, name, content)
values (tests.id('phone'), tests.id('crew'), 'Phone', '{shows}');
prepare add as
insert into auth.calendar_links (token_hash, calendar_token_id) values ($1, tests.id('phone'));

select throws_ok(
    $$execute add('otc_1')$$, '23514',
    'new row for relation "calendar_links" violates check constraint '
    '"calendar_links_token_hash_sha256_check"',
    'no token is kept'
);
select lives_ok($$execute add(sha256('1'))$$, 'its hash is');
select throws_ok(
    $$execute add(sha256('2'))$$, '23505',
    'duplicate key value violates unique constraint "calendar_links_calendar_token_id_key"', 'one of each'
);
select throws_ok(
    $$update auth.calendar_links set content_hash = ''$$, '23514',
    'new row for relation "calendar_links" violates check constraint '
    '"calendar_links_content_hash_sha256_check"',
    'what was read is kept as a hash too'
);
delete from api.calendar_tokens where id = tests.id('phone');
select is_empty('select from auth.calendar_links', 'without its row nothing opens');

select * from finish();
rollback;
