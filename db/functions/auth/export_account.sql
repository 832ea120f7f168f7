-- Deploy ontour:functions/auth/export_account to pg
-- requires: functions/auth/export_rows
-- requires: functions/auth/throttle
-- requires: functions/auth/require_step_up
-- requires: functions/change/is_own
-- requires: functions/change/own_topics
-- requires: schema/auth/throttle_limits

-- Images of a change go along where the row was the person's alone; others' rows are theirs to export.

begin;

-- Security definer: reads what nobody may read of others.
create or replace function auth.export_account(page integer default 0, max integer default 2000)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_user_id constant uuid := core.current_user_id();
    v_emails constant text[] := array(
        select addresses.email from auth.email_addresses as addresses
        where addresses.user_id = v_user_id and addresses.verified_at is not null
    );
    v_topics constant text[] := change.own_topics(v_user_id, array(
        select mine.org_id
        from api.memberships as mine
        where mine.user_id = v_user_id and mine.deleted_at is null and not exists (
            select from api.memberships as other
            where other.org_id = mine.org_id and other.user_id <> v_user_id and other.deleted_at is null
        )
    ));
    v_seconds integer;
    v_changes jsonb;
    v_rows jsonb;
begin
    perform auth.require_step_up();
    v_seconds := case when page = 0 then auth.throttle('export_person', v_user_id::text) end;
    if v_seconds is not null then
        return jsonb_build_object('retry_after', v_seconds);
    end if;

    select coalesce(jsonb_agg(told.change order by told.seq desc), '[]') into v_changes
    from (
        select mine.seq, jsonb_build_object(
            'seq', mine.seq, 'at', mine.logged_at, 'table', mine.table_name, 'id', mine.row_id, 'op', mine.op,
            'version', mine.version, 'source', mine.source, 'op_id', mine.op_id,
            'session_id', mine.session_id, 'device_id', mine.device_id, 'request_id', mine.request_id,
            'ip', host(mine.ip), 'user_agent', mine.user_agent
        ) || case
            when change.is_own(mine, v_topics) then
                jsonb_build_object('before', mine.before, 'after', mine.after)
            else '{}'
        end as change
        from change.log as mine
        where mine.actor_id = v_user_id
            and mine.context_hash is null
        order by mine.seq desc
        offset page * max limit max + 1
    ) as told;

    v_rows := auth.export_rows(v_user_id, v_emails, page, max);
    return v_rows || jsonb_build_object(
        'exported_at', clock_timestamp(),
        'user_id', v_user_id,
        'changes', v_changes - max,
        'more', (v_rows ->> 'more')::boolean or jsonb_array_length(v_changes) > max
    );
end
$$;

comment on function auth.export_account(integer, integer) is
'Everything about the caller, as core.personal_data says, and what they have changed, newest first: a page of
max rows of each, from page 0 on as long as more is true. retry_after where the caller has begun too often.
Raises STEP_UP_REQUIRED (401).';

grant execute on function auth.export_account(integer, integer) to bridge;

commit;
