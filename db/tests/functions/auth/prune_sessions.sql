-- Tests functions/auth/prune_sessions
begin;
select plan(4);
\ir ../../support/auth.psql

update auth.sessions set expires_at = now() - interval '31 days' where id = :'cal_session';
update auth.sessions set refresh_step = 3, successor_nonce = sha256('n'), successor_at = now()
where id = :'mia_session';
insert into auth.refresh_tokens (token_hash, session_id, step, issued_at, used_at)
select sha256(step::text::bytea), :'mia_session', step, now() - interval '8 days', null
from generate_series(2, 4) as step;

set local role worker;
select is(auth.prune_sessions(), 2::bigint, 'the session that is long over goes, and the token left behind');
reset role;
select is_empty(
    format('select from auth.sessions where id = %L', :'cal_session'), 'of who has no other, none is left'
);
select bag_eq(
    format('select step from auth.refresh_tokens where session_id = %L', :'mia_session'), array[1, 3, 4],
    'recent tokens stay, and those that may still be used'
);

update auth.sessions set revoked_at = now() - interval '29 days', revoked_reason = 'logout'
where id = :'mia_session';
select is(auth.prune_sessions(), 0::bigint, 'a session that ended lately stays to be looked at');

select * from finish();
rollback;
