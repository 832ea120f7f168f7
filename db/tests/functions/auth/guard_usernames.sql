-- Tests functions/auth/guard_usernames: nobody passes for us.
begin;
select plan(5);
\ir ../../support/fixtures.psql

prepare named (text) as update api.users set username = $1 where id = tests.id('crew') returning username;

select tests.become(tests.id('crew'));
select results_eq($$execute named('Cal.Crew')$$, array['cal.crew'], 'a username is kept in lower case');
select is_empty(
    $$
        select name
        from unnest('{admin,Admin,adm1n,a.d-m_i.n,r00t,0nt0ur,on-tour,supp0rt,www,s3cur1ty}'::text[]) as name
        where tests.error(format('execute named(%L)', name)) ->> 'code' is distinct from 'USERNAME_RESERVED'
    $$,
    'nobody passes for us, also not by punctuation and digits'
);
select is_empty(
    $$
        select name from unnest('{admina,badmin,mia,tourist,ann0,rooted}'::text[]) as name
        where tests.error(format('execute named(%L)', name)) is not null
    $$,
    'names that only begin or end like that are free'
);
select throws_ok(
    $$execute named(U&'\212Aim')$$, '23514',
    'new row for relation "users" violates check constraint "users_username_form_check"',
    'no other letter is read as one of ours: the sign of a kelvin is no k'
);
select tests.become_superuser();
select throws_code(
    $$insert into api.users (full_name, username) values ('R', 'root')$$, 'USERNAME_RESERVED',
    'the rule also holds at sign-up'
);

select * from finish();
rollback;
