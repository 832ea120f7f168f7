-- Tests functions/auth/begin_password_reset
begin;
select plan(7);
\ir ../../support/auth.psql

insert into auth.one_time_tokens (purpose, user_id, email, token_hash, expires_at) values
('reset_password', :'mia_id', 'mia@example.com', sha256('good'), now() + interval '1 hour'),
('reset_password', :'cal_id', 'cal@example.com', sha256('expired'), now());
insert into auth.one_time_tokens (purpose, user_id, email, token_hash, expires_at, used_at) values
('reset_password', :'cal_id', 'cal@example.com', sha256('used'), now() + interval '1 hour', now());
prepare begin_reset(text) as select auth.begin_password_reset(sha256($1::bytea));

set local role bridge;
select results_eq(
    $$execute begin_reset('good')$$, $$values (array['mia@example.com', 'Mia Marlow'])$$,
    'a good token tells of whom a password must not tell'
);
select lives_ok($$execute begin_reset('good')$$, 'and stays good');
select throws_code(
    $$execute begin_reset('expired')$$, 'ONE_TIME_TOKEN_INVALID', 'one that has expired does not'
);
select throws_code($$execute begin_reset('used')$$, 'ONE_TIME_TOKEN_INVALID', 'nor one that was used');
select throws_code($$execute begin_reset('unknown')$$, 'ONE_TIME_TOKEN_INVALID', 'nor one that never was');
reset role;
update auth.email_addresses set email = 'marlow@example.com' where user_id = :'mia_id';
select throws_code(
    $$execute begin_reset('good')$$, 'ONE_TIME_TOKEN_INVALID',
    'nor one sent to an address that is no longer theirs'
);
update auth.email_addresses set email = 'mia@example.com' where user_id = :'mia_id';
update api.users set status = 'inactive' where id = :'mia_id';
select throws_code(
    $$execute begin_reset('good')$$, 'ONE_TIME_TOKEN_INVALID', 'nor that of a person who is not active'
);

select * from finish();
rollback;
