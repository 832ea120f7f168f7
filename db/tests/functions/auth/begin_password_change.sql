-- Tests functions/auth/begin_password_change
begin;
select plan(5);
\ir ../../support/auth.psql

update auth.throttle_limits set most = 2 where kind = 'password_person';
update api.users set username = 'mia' where id = :'mia_id';
select set_config('request.jwt.claims', json_build_object('sub', :'mia_id')::text, true) as claims \gset

set local role bridge;
select is(
    auth.begin_password_change()::jsonb - 'changed_at', jsonb_build_object(
        'password_hash', '$argon2id$mia', 'about', array['mia@example.com', 'Mia Marlow', 'mia']
    ),
    'the bridge finds the hash that it has to verify, and what must not be in a new password'
);
reset role;
set local session_replication_role = replica; -- no way to sign in is left
delete from auth.passwords where user_id = :'mia_id';
set local session_replication_role = origin;
set local role bridge;
select is(
    auth.begin_password_change()::jsonb - 'about', '{"password_hash": null, "changed_at": null}',
    'who has none is told so'
);
select isnt(auth.begin_password_change() ->> 'retry_after', null, 'after so many attempts one waits');
reset role;
select set_config('request.jwt.claims', json_build_object('sub', :'cal_id')::text, true) as claims \gset
set local role bridge;
select is(auth.begin_password_change() ->> 'password_hash', '$argon2id$cal', 'others are counted apart');

set local role member;
select throws_ok(
    'select auth.begin_password_change()', '42501', 'permission denied for function begin_password_change',
    'nobody else gets a hash'
);

select * from finish();
rollback;
