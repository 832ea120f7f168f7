-- Deploy ontour:functions/change/feed_position to pg
-- requires: functions/change/head

-- Snapshot, then stream: the position must be of the very snapshot that the rows come from. A statement has
-- one snapshot, so the position is a column of it: select=*,feed_position.

begin;

create or replace function api.feed_position()
returns bigint
language sql
stable
set search_path = ''
begin atomic
    select change.head();
end;

-- The rows of any table are records, so PostgreSQL takes this for a column of each.
create or replace function api.feed_position(record)
returns bigint
language plpgsql
stable
set search_path = ''
as $$
begin
    -- @plpgsql_check_options: extra_warnings = false
    -- Whose column it is does not matter.
    return change.head();
end
$$;

comment on function api.feed_position() is
'The position up to which every answer that is asked for after this one reflects the feed.';
comment on function api.feed_position(record) is
'As a column of any table, select=*,feed_position: the position that these very rows reflect.';

grant execute on function api.feed_position(), api.feed_position(record) to member;

commit;
