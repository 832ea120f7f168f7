-- Tests functions/auth/check_request: one claim is changed at a time in an otherwise good token.
begin;
select plan(33);
\ir ../../support/auth.psql

select
    set_config('app.settings.jwt_issuer', 'https://tour.example', true) as issuer,
    set_config('app.settings.jwt_audience', 'ontour', true) as audience,
    extract(epoch from now())::bigint as now
\gset

-- Makes the request's claims: a good token's with these changed, or taken away where null.
create function pg_temp.claim(changes jsonb, sub uuid, sid uuid)
returns void
language sql
as $$
    select set_config('request.jwt.claims', jsonb_strip_nulls(jsonb_build_object(
        'iss', 'https://tour.example', 'aud', 'ontour', 'role', 'member', 'amr', '["pwd"]'::jsonb,
        'sub', sub, 'sid', sid, 'iat', extract(epoch from now())::bigint,
        'exp', extract(epoch from now())::bigint + 900
    ) || changes)::text, true)
$$;

create function pg_temp.verdict(changes jsonb, sub uuid, sid uuid)
returns text
language plpgsql
as $$
begin
    perform pg_temp.claim(changes, sub, sid);
    set local role member;
    perform auth.check_request();
    reset role;
    return 'passes';
exception when sqlstate 'PGRST' then
    return sqlerrm::jsonb ->> 'code';
end
$$;

prepare verdict(jsonb) as select pg_temp.verdict($1, :'mia_id', :'mia_session');

select results_eq($$ execute verdict('{}') $$, array['passes'], 'a good token passes');
select results_eq(
    format($$ execute verdict('{"sid": "%s"}') $$, gen_random_uuid()), array['SESSION_REVOKED'], 'an unknown session'
);
select results_eq(
    format($$ execute verdict('{"sid": "%s"}') $$, :'cal_session'), array['SESSION_REVOKED'], 'a session of another'
);

select results_eq('execute verdict(''{"iss": null}'')', array['TOKEN_INVALID'], 'no issuer');
select results_eq('execute verdict(''{"iss": "https://evil.example"}'')', array['TOKEN_INVALID'], 'a foreign issuer');
select results_eq('execute verdict(''{"iss": 7}'')', array['TOKEN_INVALID'], 'a number for an issuer');
select results_eq('execute verdict(''{"aud": null}'')', array['TOKEN_INVALID'], 'no audience');
select results_eq('execute verdict(''{"aud": "shop"}'')', array['TOKEN_INVALID'], 'a foreign audience');
select results_eq('execute verdict(''{"aud": ["ontour"]}'')', array['TOKEN_INVALID'], 'a list of audiences');
select results_eq('execute verdict(''{"exp": null}'')', array['TOKEN_INVALID'], 'no expiry');
select results_eq('execute verdict(''{"exp": "soon"}'')', array['TOKEN_INVALID'], 'a text for an expiry');
select results_eq(
    format($$ execute verdict('{"exp": %s}') $$, :now + 3601), array['TOKEN_INVALID'], 'a life of over an hour'
);
select results_eq(
    format($$ execute verdict('{"exp": %s}') $$, :now + 3600), array['passes'], 'of an hour it passes'
);
select results_eq(
    format($$ execute verdict('{"iat": %s, "exp": %s}') $$, :now - 900, :now - 1), array['TOKEN_EXPIRED'],
    'an expiry one second past, which PostgREST lets through'
);
select results_eq(
    format($$ execute verdict('{"iat": %s, "exp": %s}') $$, :now, :now), array['TOKEN_INVALID'], 'an expiry at issue'
);
select results_eq('execute verdict(''{"exp": 1e400}'')', array['TOKEN_INVALID'], 'an expiry past all numbers');
select results_eq('execute verdict(''{"iat": null}'')', array['TOKEN_INVALID'], 'no time of issue');
select results_eq('execute verdict(''{"iat": true}'')', array['TOKEN_INVALID'], 'a boolean for it');
select results_eq(
    format($$ execute verdict('{"iat": %s}') $$, :now + 60), array['TOKEN_INVALID'], 'issued in the future'
);
select results_eq(
    format($$ execute verdict('{"iat": %s}') $$, :now + 20), array['passes'], 'a clock 20 seconds ahead passes'
);
select results_eq('execute verdict(''{"role": null}'')', array['TOKEN_INVALID'], 'no role');
select results_eq('execute verdict(''{"role": "anon"}'')', array['TOKEN_INVALID'], 'a token for nobody');
select is_empty(
    format($$
        select rolname
        from pg_catalog.pg_roles
        where rolname <> 'member'
            and pg_temp.verdict(jsonb_build_object('role', rolname), %L, %L) <> 'TOKEN_INVALID'
    $$, :'mia_id', :'mia_session'),
    'no other role of the cluster'
);
select results_eq('execute verdict(''{"sub": null}'')', array['TOKEN_INVALID'], 'no person');
select results_eq('execute verdict(''{"sub": "mia"}'')', array['TOKEN_INVALID'], 'a person who is no uuid');
select results_eq('execute verdict(''{"sid": null}'')', array['TOKEN_INVALID'], 'no session');
select results_eq('execute verdict(''{"sid": "1"}'')', array['TOKEN_INVALID'], 'a session that is no uuid');

select set_config('app.settings.jwt_issuer', '', true) as issuer
\gset
select results_eq('execute verdict(''{}'')', array['TOKEN_INVALID'], 'nothing passes where no issuer is configured');
select set_config('app.settings.jwt_issuer', 'https://tour.example', true) as issuer
\gset

update auth.sessions set expires_at = now() where id = :'mia_session';
select results_eq('execute verdict(''{}'')', array['SESSION_REVOKED'], 'an expired session');
update auth.sessions
set expires_at = now() + interval '1 day', revoked_at = now(), revoked_reason = 'logout'
where id = :'mia_session';
select results_eq('execute verdict(''{}'')', array['SESSION_REVOKED'], 'a revoked session');

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
