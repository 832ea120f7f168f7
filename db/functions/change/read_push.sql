-- Deploy ontour:functions/change/read_push to pg
-- requires: schema/core/schemas

begin;

create or replace function change.read_push(body json, out operations json, out device_id text)
language plpgsql
immutable
set search_path = ''
as $$
declare
    v_device constant text := '"device_id"\s*:\s*(?:"([^"\\]*)"|null)';
    v_found text[];
begin
    if json_typeof(body) = 'array' then
        operations := body;
    elsif json_typeof(body) = 'object' then
        operations := body -> 'operations';
        device_id := body ->> 'device_id';
    end if;
exception
    -- A text that PostgreSQL cannot hold, anywhere: only a look from outside finds the operations.
    when data_exception then
        v_found := regexp_match(
            body::text,
            format('^\s*{(?:\s*%1$s\s*,)?\s*"operations"\s*:\s*(\[.*\])\s*(?:,\s*%1$s\s*)?}\s*$', v_device)
        );
        operations := v_found[2]::json;
        device_id := coalesce(v_found[1], v_found[3]);
end
$$;

comment on function change.read_push(json) is
'Takes the operations and the device out of the body of a push, without reading them.';

grant execute on function change.read_push(json) to member;

commit;
