-- Deploy ontour:functions/tour/guard_member to pg
-- requires: schema/core/memberships
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- Who leaves stays where they are named: it says who it was.

begin;

-- Security definer: the rule counts members, whoever asks.
create or replace function tour.guard_member()
returns trigger
language plpgsql
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := (to_jsonb(new) ->> tg_argv[0])::uuid;
begin
    if v_user_id is not null
        and (tg_op = 'INSERT' or v_user_id is distinct from (to_jsonb(old) ->> tg_argv[0])::uuid)
    then
        perform from api.memberships
        where memberships.org_id = new.org_id
            and memberships.user_id = v_user_id
            and memberships.deleted_at is null;
        if not found then
            perform core.fail('NOT_A_MEMBER', format('%s=%s', tg_argv[0], v_user_id));
        end if;
    end if;
    return new;
end
$$;

comment on function tour.guard_member() is
'Row trigger: the person whom the column of its argument names is a member of the row''s organization.
Raises NOT_A_MEMBER (422).';

commit;
