-- Deploy ontour:functions/core/fail to pg
-- requires: schema/core/error_codes

-- The only place that raises our errors, so that a code always has one status, message and hint.
-- PostgREST turns SQLSTATE PGRST with JSON into exactly that answer; the bridge does the same.

begin;

create or replace function core.fail(
    code text, details text default null, hint text default null, challenge text default null
)
returns void
language plpgsql
stable
set search_path = ''
as $$
declare
    v_error core.error_codes;
begin
    select error_codes.* into v_error from core.error_codes where error_codes.code = fail.code;
    if not found then
        raise exception 'core.fail: % is not in core.error_codes', fail.code;
    end if;

    raise exception using
        errcode = 'PGRST',
        message = jsonb_build_object(
            'code', v_error.code,
            'message', v_error.message,
            'details', fail.details,
            'hint', coalesce(fail.hint, v_error.hint)
        )::text,
        detail = jsonb_build_object(
            'status', v_error.status,
            -- RFC 6750: a 401 says how to authenticate; ours are all about the bearer token.
            'headers', case v_error.status
                when 401 then jsonb_build_object(
                    'WWW-Authenticate', coalesce(fail.challenge, 'Bearer error="invalid_token"')
                )
                -- details: retry_after=<seconds>.
                when 429 then jsonb_build_object('Retry-After', substring(fail.details from '[0-9]+'))
                else '{}'
            end
        )::text;
end
$$;

comment on function core.fail(text, text, text, text) is
'Raises the error of this code from core.error_codes; details carry the values, hint replaces that of the
catalog, challenge the WWW-Authenticate of a 401.';

grant execute on function core.fail(text, text, text, text) to anon, member;

commit;
