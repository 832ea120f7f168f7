-- Deploy ontour:functions/tour/cancel_show to pg
-- requires: schema/tour/cancellation_steps
-- requires: functions/tour/lock_show
-- requires: functions/change/changes_of_transaction
-- requires: functions/change/readable_topics
-- requires: functions/core/require_permission
-- requires: functions/core/fail

-- Knows no module: what is done stands in tour.cancellation_steps, and what was done is read from the log, so
-- that the answer cannot differ from what happened. A dry run does all of it, and undoes it.

begin;

-- Security definer: much that hangs on a show is not the caller's to write; asks for both permissions.
create or replace function api.cancel_show(
    show_id uuid, reason text default null, dry_run boolean default false
)
returns jsonb
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_show constant api.shows := tour.lock_show(cancel_show.show_id, 'show.write');
    v_reason constant text := nullif(btrim(cancel_show.reason), '');
    v_topics constant text[] := change.readable_topics();
    v_step tour.cancellation_steps;
    v_steps jsonb := '[]'::jsonb;
    v_changes jsonb;
    v_known bigint;
    v_count bigint;
    v_notified bigint;
begin
    perform core.require_permission(v_show.org_id, 'finance.write');
    if char_length(v_reason) > 1000 then
        perform core.fail('INVALID_ARGUMENT', format('reason: %s characters', char_length(v_reason)));
    end if;

    -- Of what this transaction has written before, too.
    select count(*) into v_known
    from change.log as log
    where log.tx_id = pg_current_xact_id()
        and coalesce(log.topics_after, log.topics_before) && v_topics;

    begin
        for v_step in select steps.* from tour.cancellation_steps as steps order by steps."position" loop
            -- @plpgsql_check_options: security_warnings = false
            -- A constraint holds the name to be one.
            execute format('select %s($1, $2)', v_step.function_name) using v_show.id, v_reason;

            select count(*) into v_count
            from change.log as log
            where log.tx_id = pg_current_xact_id()
                and coalesce(log.topics_after, log.topics_before) && v_topics;
            v_steps := v_steps || jsonb_build_object('step', v_step.step, 'changed', v_count - v_known);
            v_known := v_count;
        end loop;

        select coalesce(jsonb_agg(to_jsonb(change) - '{at,actor_id,actor_name,row,source}'::text[]), '[]')
        into v_changes
        from api.changes_of_transaction(pg_current_xact_id()) as change;
        select count(distinct log.after -> 'user_id') into v_notified
        from change.log as log
        where log.tx_id = pg_current_xact_id() and log.table_name = 'notifications';
        if cancel_show.dry_run is true then
            raise exception using errcode = 'OT001';
        end if;
    exception
        when sqlstate 'OT001' then
            null;
    end;

    return jsonb_build_object(
        'show_id', v_show.id,
        'dry_run', cancel_show.dry_run is true,
        'transaction_id', case when cancel_show.dry_run is not true then pg_current_xact_id()::text end,
        'steps', v_steps,
        'notified', v_notified,
        'changes', v_changes
    );
end
$$;

comment on function api.cancel_show(uuid, text, boolean) is
'Cancels a show and all that hangs on it, in every module, in one transaction: steps says how much each step
changed, changes which row how, as far as the caller may read it, notified how many people were told.
transaction_id gives the same with all details by rpc/changes_of_transaction. With dry_run all of it is
done, told and undone, and nobody hears of it. A show that is cancelled already loses what still hangs on
it. reason: at most 1,000 characters; it becomes a comment on the show. For members with show.write and
finance.write. Raises NOT_FOUND (404), PERMISSION_DENIED (403), STEP_UP_REQUIRED (401),
INVALID_STATUS_TRANSITION and INVALID_ARGUMENT (422), and what the rules of its rows raise.';

grant execute on function api.cancel_show(uuid, text, boolean) to member;

commit;
