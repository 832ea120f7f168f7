-- Deploy ontour:functions/change/announce_typing to pg
-- requires: schema/change/tracked_tables
-- requires: functions/change/topics_of
-- requires: functions/change/readable_topics
-- requires: functions/change/announce
-- requires: functions/change/is_presence_hidden
-- requires: functions/core/fail

-- Typing is fan-out and leaves no row: who types says so again every few seconds, and who reads it forgets it
-- after ten. So a relay that dies leaves nobody typing for ever.

begin;

-- Security definer: topics are found from the row itself, whoever asks.
create or replace function change.announce_typing(
    connection_id uuid, user_id uuid, table_name text, row_id uuid, field text, active boolean,
    is_weak boolean default false
)
returns void
language plpgsql
volatile
security definer
set search_path = ''
as $$
declare
    v_tracked change.tracked_tables;
    v_image jsonb;
    v_topics text[];
begin
    select tracked.* into v_tracked
    from change.tracked_tables as tracked
    where tracked.table_name = announce_typing.table_name;
    if not found then
        perform core.fail('UNKNOWN_TABLE', 'table=' || left(announce_typing.table_name, 100));
    end if;

    execute format(
        'select to_jsonb(live) from api.%I as live where live.id = $1 and live.deleted_at is null',
        v_tracked.table_name
    ) into v_image using announce_typing.row_id;
    v_topics := change.topics_of(v_image, v_tracked.topics);
    perform set_config(
        'request.jwt.claims', jsonb_strip_nulls(jsonb_build_object(
            'sub', announce_typing.user_id,
            'amr', case when announce_typing.is_weak then '["pin"]'::jsonb end
        ))::text, true
    );
    if v_image is null or not v_topics && change.readable_topics() then
        perform core.fail(
            'NOT_FOUND', format('table=%s id=%s', v_tracked.table_name, announce_typing.row_id)
        );
    end if;
    if not v_image - v_tracked.redacted ? announce_typing.field then
        perform core.fail('NOT_FOUND', 'field=' || left(announce_typing.field, 100));
    end if;

    if not change.is_presence_hidden(announce_typing.user_id) then
        perform change.announce(
            v_topics,
            jsonb_build_object(
                'type', 'typing',
                'user_id', announce_typing.user_id,
                'table', v_tracked.table_name,
                'id', announce_typing.row_id,
                'field', announce_typing.field,
                'active', announce_typing.active
            ),
            announce_typing.connection_id
        );
    end if;
end
$$;

comment on function change.announce_typing(uuid, uuid, text, uuid, text, boolean, boolean) is
'Notifies the channel presence that a person begins or ends to type in a row, or in one field of it; not of
somebody who hides their presence. Raises UNKNOWN_TABLE, and NOT_FOUND for a row that the person may not read
or a field that it does not have (404).';

grant execute on function change.announce_typing(uuid, uuid, text, uuid, text, boolean, boolean) to relay;

commit;
