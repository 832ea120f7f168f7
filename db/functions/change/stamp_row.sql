-- Deploy ontour:functions/change/stamp_row to pg
-- requires: functions/core/current_user_id
-- requires: functions/change/expected_version

-- What a client sends as version is what it read. It is compared here, under the row's lock, and
-- never stored: of any number of writers with the same version exactly one gets through.
-- No web role may write an id. Who works offline makes ids nevertheless: push hands them over in a setting,
-- which no request can set, so that grants and policies stay what they are for everybody else.

begin;

create or replace function change.stamp_row()
returns trigger
language plpgsql
set search_path = ''
as $$
begin
    new.updated_at := now();
    new.updated_by := core.current_user_id();
    if tg_op = 'INSERT' then
        new.version := 1;
        new.created_at := new.updated_at;
        new.created_by := new.updated_by;
        new.deleted_at := null;
        -- The row that push inserts, not what triggers of it insert elsewhere.
        if current_setting('ontour.row_id', true) <> '' and pg_trigger_depth() = 1 then
            new.id := current_setting('ontour.row_id')::uuid;
        end if;
    else
        if new.version is distinct from old.version
            or current_setting('request.headers', true) like '%"if-match"%'
            and pg_trigger_depth() = 1
            and change.expected_version(tg_table_name) <> old.version
        then
            perform core.fail('VERSION_CONFLICT', to_jsonb(old)::text);
        end if;
        -- An id is for life: the log finds the two images of a row by it.
        new.id := old.id;
        new.version := old.version + 1;
        new.created_at := old.created_at;
        new.created_by := old.created_by;
        if new.deleted_at is not null then
            new.deleted_at := coalesce(old.deleted_at, now());
        end if;
    end if;
    return new;
end
$$;

comment on function change.stamp_row() is
'Row trigger: version, created and updated stamps; refuses a stale version. Raises VERSION_CONFLICT (409).';

commit;
