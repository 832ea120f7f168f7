-- Deploy ontour:functions/auth/limit_rate to pg
-- requires: functions/auth/throttle
-- requires: schema/auth/error_codes
-- requires: functions/core/fail

-- For what is limited whether or not it succeeds later: if the request fails, nothing was done that counts.

begin;

create or replace function auth.limit_rate(kind text, key text)
returns void
language plpgsql
volatile
set search_path = ''
as $$
declare
    v_seconds constant integer := auth.throttle(limit_rate.kind, limit_rate.key);
begin
    if v_seconds is not null then
        perform core.fail('THROTTLED', format('retry_after=%s', v_seconds));
    end if;
end
$$;

comment on function auth.limit_rate(text, text) is
'For functions of the API: auth.throttle that raises THROTTLED (429) when the limit is reached.';

commit;
