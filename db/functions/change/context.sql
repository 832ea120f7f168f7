-- Deploy ontour:functions/change/context to pg
-- requires: schema/core/schemas

-- Who and what is behind a write. PostgREST and the bridge set the same request.* settings; sync
-- and the worker add ontour.*. Nothing here may fail: a strange header must not stop a write.

begin;

create type change.context as (
    actor_id uuid,
    session_id uuid,
    device_id text,
    source text,
    op_id uuid,
    request_id text,
    ip inet,
    user_agent text
);

create or replace function change.context()
returns change.context
language plpgsql
stable
set search_path = ''
as $$
declare
    v_claims jsonb := nullif(current_setting('request.jwt.claims', true), '')::jsonb;
    v_headers jsonb := nullif(current_setting('request.headers', true), '')::jsonb;
    v_context change.context;
begin
    v_context.actor_id := (v_claims ->> 'sub')::uuid;
    v_context.session_id := (v_claims ->> 'sid')::uuid;
    v_context.source := coalesce(
        nullif(current_setting('ontour.source', true), ''),
        case when v_headers is null then 'sql' else 'api' end
    );
    v_context.op_id := nullif(current_setting('ontour.op_id', true), '')::uuid;
    v_context.device_id := left(
        coalesce(nullif(current_setting('ontour.device_id', true), ''), v_headers ->> 'x-device-id'), 200
    );
    v_context.request_id := left(v_headers ->> 'x-request-id', 200);
    v_context.user_agent := left(v_headers ->> 'user-agent', 500);
    begin
        v_context.ip := (v_headers ->> 'x-real-ip')::inet;
    exception
        when invalid_text_representation then
            v_context.ip := null;
    end;
    return v_context;
end
$$;

comment on type change.context is 'Who and what is behind a write, as the log keeps it.';
comment on function change.context() is
'Actor, session, device, source, request and address of this statement, from the request''s settings.';

grant execute on function change.context() to anon, member;

commit;
