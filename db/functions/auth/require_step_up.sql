-- Deploy ontour:functions/auth/require_step_up to pg
-- requires: functions/auth/is_stepped_up
-- requires: functions/auth/has_second_factor
-- requires: functions/core/current_user_id
-- requires: functions/core/fail
-- requires: schema/auth/error_codes

begin;

-- Security definer: whether the caller has a second factor is nobody's to ask but through this.
create or replace function auth.require_step_up(max_age interval default '10 minutes')
returns void
language plpgsql
stable
security definer
set search_path = ''
as $$
declare
    v_acr text;
    v_seconds numeric;
begin
    if auth.is_stepped_up(max_age) then
        return;
    end if;
    v_acr := case when auth.has_second_factor(core.current_user_id()) then 'aal2' else 'aal1' end;
    v_seconds := floor(extract(epoch from max_age));
    perform core.fail(
        'STEP_UP_REQUIRED',
        format('acr=%s max_age=%s', v_acr, v_seconds),
        challenge => format(
            'Bearer error="insufficient_user_authentication", acr_values="%s", max_age="%s"',
            v_acr, v_seconds
        )
    );
end
$$;

comment on function auth.require_step_up(interval) is
'For functions that do something grave: the caller has proved who they are within max_age, by more than a PIN,
and by two factors if they have two. Raises STEP_UP_REQUIRED (401) with the challenge of RFC 9470.';

grant execute on function auth.require_step_up(interval) to member;

commit;
