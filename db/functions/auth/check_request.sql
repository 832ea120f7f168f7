-- Deploy ontour:functions/auth/check_request to pg
-- requires: functions/core/fail
-- requires: schema/auth/error_codes
-- requires: schema/auth/sessions

-- PostgREST's pre-request, the bridge's and the relay's. Signature and expiry are checked before it, but
-- PostgREST takes tokens without iss, aud, exp, iat or role, and those 30 s past. It must not write: a GET
-- runs read only. Types first, then values: a plpgsql statement ends before the next begins.

begin;

-- Security definer: callers may not read sessions.
create or replace function auth.check_request()
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_claims constant jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
    v_uuid constant text := '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$';
    v_now constant numeric := extract(epoch from clock_timestamp());
    v_issued numeric;
    v_expires numeric;
begin
    -- What PostgREST sets when there is no token.
    if v_claims = '{"role": "anon"}' then
        return;
    end if;

    if (
        jsonb_typeof(v_claims -> 'iat') = 'number'
        and jsonb_typeof(v_claims -> 'exp') = 'number'
        and v_claims ->> 'aud' = current_setting('app.settings.jwt_audience', true)
        and v_claims ->> 'iss' = current_setting('app.settings.jwt_issuer', true)
        and v_claims ->> 'role' = 'member'
        and v_claims ->> 'sub' ~ v_uuid
        and v_claims ->> 'sid' ~ v_uuid
    ) is not true then
        perform core.fail('TOKEN_INVALID');
    end if;

    v_issued := (v_claims -> 'iat')::numeric;
    v_expires := (v_claims -> 'exp')::numeric;
    if v_issued > v_now + 30 or v_expires <= v_issued or v_expires > v_issued + 3600 then
        perform core.fail('TOKEN_INVALID');
    end if;
    if v_expires <= v_now then
        perform core.fail('TOKEN_EXPIRED');
    end if;

    -- A suspension revokes the sessions, so this one read answers for the person as well.
    perform from auth.sessions
    where sessions.id = (v_claims ->> 'sid')::uuid
        and sessions.user_id = (v_claims ->> 'sub')::uuid
        and sessions.revoked_at is null
        and sessions.expires_at > now();
    if not found then
        perform core.fail('SESSION_REVOKED');
    end if;
end
$$;

comment on function auth.check_request() is
'Lets a request pass if it has no token, or one whose claims are all in order and whose session is alive.
Raises TOKEN_INVALID, TOKEN_EXPIRED and SESSION_REVOKED (401).';

grant execute on function auth.check_request() to anon, member, bridge, relay;

commit;
