-- Tests functions/auth/use_token
begin;
select plan(5);
\ir ../../support/fixtures.psql

insert into auth.one_time_tokens (purpose, user_id, email, token_hash, expires_at) values
('reset_password', tests.id('crew'), 'crew@example.com', sha256('good'), now() + interval '1 hour'),
('reset_password', tests.id('viewer'), 'viewer@example.com', sha256('expired'), now()),
('reset_password', tests.id('finance'), 'finance@example.com', null, now() + interval '1 hour');

create function pg_temp.use(purpose text, token text)
returns text
language sql
as $$select (auth.use_token(purpose, sha256(token::bytea))).email$$;

select is(pg_temp.use('verify_email', 'good'), null, 'a token is for one purpose');
select is(pg_temp.use('reset_password', 'good'), 'crew@example.com', 'and good for that');
select is(pg_temp.use('reset_password', 'good'), null, 'once');
select is(pg_temp.use('reset_password', 'expired'), null, 'until it expires');
select is(pg_temp.use('reset_password', null), null, 'one whose text was never made is not found by null');

select * from finish();
rollback;
