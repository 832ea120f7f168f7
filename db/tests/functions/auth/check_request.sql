-- Tests functions/auth/check_request: one claim is changed at a time in an otherwise good token.
begin;
select plan(34);
\ir ../../support/auth.psql

select
    set_config('app.settings.jwt_issuer', 'https://tour.example', true) as issuer,
    set_config('app.settings.jwt_audience', 'ontour', true) as audience,
    extract(epoch from now())::bigint as now
\gset

-- What check_request says to a good token with these claims changed, or taken away where null.
create function pg_temp.verdict(changes jsonb, sub uuid, sid uuid)
returns text
language plpgsql
as $$
declare
    v_now constant bigint := extract(epoch from now());
    v_claims constant jsonb := jsonb_build_object(
        'iss', 'https://tour.example', 'aud', 'ontour', 'role', 'member', 'amr', '["pwd"]'::jsonb,
        'sub', sub, 'sid', sid, 'iat', v_now, 'exp', v_now + 900
    );
begin
    perform set_config('request.jwt.claims', jsonb_strip_nulls(v_claims || changes)::text, true);
    set local role member;
    perform auth.check_request();
    reset role;
    return 'passes';
exception when sqlstate 'PGRST' then
    return sqlerrm::jsonb ->> 'code';
end
$$;

select is(pg_temp.verdict(changes, :'mia_id', :'mia_session'), expected, token)
from (values
    ('{}'::jsonb, 'passes', 'a good token'),
    (jsonb_build_object('sid', gen_random_uuid()), 'SESSION_REVOKED', 'an unknown session'),
    (jsonb_build_object('sid', :'cal_session'), 'SESSION_REVOKED', 'a session of another'),
    ('{"iss": null}', 'TOKEN_INVALID', 'no issuer'),
    ('{"iss": "https://evil.example"}', 'TOKEN_INVALID', 'a foreign issuer'),
    ('{"iss": 7}', 'TOKEN_INVALID', 'a number for an issuer'),
    ('{"aud": null}', 'TOKEN_INVALID', 'no audience'),
    ('{"aud": "shop"}', 'TOKEN_INVALID', 'a foreign audience'),
    ('{"aud": ["ontour"]}', 'TOKEN_INVALID', 'a list of audiences'),
    ('{"exp": null}', 'TOKEN_INVALID', 'no expiry'),
    ('{"exp": "soon"}', 'TOKEN_INVALID', 'a text for an expiry'),
    ('{"exp": 1e400}', 'TOKEN_INVALID', 'an expiry past all numbers'),
    (jsonb_build_object('exp', :now), 'TOKEN_INVALID', 'an expiry at issue'),
    (jsonb_build_object('exp', :now + 3600), 'passes', 'a life of an hour'),
    (jsonb_build_object('exp', :now + 3601), 'TOKEN_INVALID', 'a longer one'),
    (
        jsonb_build_object('iat', :now - 900, 'exp', :now - 1), 'TOKEN_EXPIRED',
        'an expiry one second past, which PostgREST lets through'
    ),
    ('{"iat": null}', 'TOKEN_INVALID', 'no time of issue'),
    ('{"iat": true}', 'TOKEN_INVALID', 'a boolean for it'),
    (jsonb_build_object('iat', :now + 20), 'passes', 'a clock 20 seconds ahead'),
    (jsonb_build_object('iat', :now + 60), 'TOKEN_INVALID', 'a minute ahead'),
    ('{"role": null}', 'TOKEN_INVALID', 'no role'),
    ('{"role": "anon"}', 'TOKEN_INVALID', 'a token for nobody'),
    ('{"sub": null}', 'TOKEN_INVALID', 'no person'),
    ('{"sub": "mia"}', 'TOKEN_INVALID', 'a person who is no uuid'),
    ('{"sid": null}', 'TOKEN_INVALID', 'no session'),
    ('{"sid": "1"}', 'TOKEN_INVALID', 'a session that is no uuid')
) as tokens (changes, expected, token);

select is_empty(
    format($$
        select rolname
        from pg_catalog.pg_roles
        where rolname <> 'member'
            and pg_temp.verdict(jsonb_build_object('role', rolname), %L, %L) <> 'TOKEN_INVALID'
    $$, :'mia_id', :'mia_session'),
    'no other role of the cluster'
);

prepare verdict as select pg_temp.verdict('{}', :'mia_id', :'mia_session');

select set_config('app.settings.jwt_issuer', '', true) as issuer
\gset
select results_eq('execute verdict', array['TOKEN_INVALID'], 'nothing passes where no issuer is configured');
select set_config('app.settings.jwt_issuer', 'https://tour.example', true) as issuer
\gset
select results_eq('execute verdict', array['passes'], 'as it does where there is one');

update auth.sessions set expires_at = now() where id = :'mia_session';
select results_eq('execute verdict', array['SESSION_REVOKED'], 'an expired session');
update auth.sessions
set expires_at = now() + interval '1 day', revoked_at = now(), revoked_reason = 'logout'
where id = :'mia_session';
select results_eq('execute verdict', array['SESSION_REVOKED'], 'a revoked session');

select set_config('request.jwt.claims', '{"role":"anon"}', true) as claims
\gset
set local role anon;
select lives_ok('select auth.check_request()', 'a request without a token passes');
set local transaction_read_only to on;
select lives_ok('select auth.check_request()', 'in a read-only transaction too');
reset role;
select set_config('request.jwt.claims', '', true) as claims
\gset
select throws_ok(
    'select auth.check_request()', 'PGRST', (select pg_temp.error('TOKEN_INVALID')),
    'a request whose claims nobody set does not'
);

select * from finish();
rollback;
