-- Tests schema/core/users: what a person can be called, and what nobody else reads.
begin;
select plan(11);
\ir ../../support/fixtures.psql

prepare named (text) as update api.users set username = $1 where id = tests.id('crew') returning username;

select is_empty(
    $$
        select name from unnest('{abc,a.b-c_9,0zero,"abcdefghijklmnopqrstuvwxyz0123"}'::text[]) as name
        where tests.error(format('execute named(%L)', name)) is not null
    $$,
    'a username is 3 to 30 small letters, digits, dots, dashes and underscores'
);
select throws_ok(
    'execute named(''ab'')', '23514',
    'new row for relation "users" violates check constraint "users_username_form_check"', 'two are too few'
);
select throws_ok(
    'execute named(''abcdefghijklmnopqrstuvwxyz01234'')', '23514',
    'new row for relation "users" violates check constraint "users_username_form_check"',
    'thirty-one too many'
);
select throws_ok(
    'execute named(''.abc'')', '23514',
    'new row for relation "users" violates check constraint "users_username_form_check"',
    'the first is a letter or digit'
);
execute named('taken');
select throws_ok(
    $$update api.users set username = 'taken' where id = tests.id('viewer')$$, '23505',
    'duplicate key value violates unique constraint "users_username_key"', 'a username is one person''s'
);
select throws_ok(
    $$update api.users set avatar_url = 'javascript:alert(1)'$$, '23514',
    'new row for relation "users" violates check constraint "users_avatar_url_form_check"',
    'a picture is a web address'
);
select throws_ok(
    $$update api.users set avatar_url = 'http://example.com/mia.png'$$, '23514',
    'new row for relation "users" violates check constraint "users_avatar_url_form_check"',
    'which nobody on the way reads'
);
select throws_ok(
    $$update api.users set avatar_url = 'https://example.com/"onload="alert(1)'$$, '23514',
    'new row for relation "users" violates check constraint "users_avatar_url_form_check"',
    'and holds nothing that ends an attribute'
);
select is_empty(
    $$
        select tag
        from unnest('{en,de-AT,gsw,zh-Hant,zh-Hant-TW,es-419}'::text[]) as tag
        where tests.error(format('update api.users set language = %L', tag)) is not null
    $$,
    'a language may have a script and a region'
);
select throws_ok(
    $$update api.users set language = 'DE_at'$$, '23514',
    'new row for relation "users" violates check constraint "users_language_form_check"', 'in this form'
);
select throws_ok(
    $$update api.users set full_name = repeat('x', 201)$$, '23514',
    'new row for relation "users" violates check constraint "users_full_name_length_check"',
    'a name has at most 200 characters'
);

select * from finish();
rollback;
