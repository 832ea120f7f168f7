-- Deploy ontour:functions/change/guard_row_count to pg
-- requires: functions/change/expected_version

-- PostgREST 12.0.2 knows neither max-affected nor a conditional update that fails when it meets no
-- row (gaps P8 and P16 of the hardening page).

begin;

create or replace function change.guard_row_count(table_name text, row_count bigint)
returns void
language plpgsql
stable
set search_path = ''
as $$
begin
    if current_setting('request.path', true) is distinct from '/' || guard_row_count.table_name
        or pg_trigger_depth() > 1
    then
        return;
    end if;

    if guard_row_count.row_count > 5000 then
        perform core.fail('ROW_LIMIT_EXCEEDED', format('rows=%s', guard_row_count.row_count));
    end if;
    if guard_row_count.row_count = 0 and change.expected_version(guard_row_count.table_name) is not null then
        perform core.fail('NOT_FOUND');
    end if;
end
$$;

comment on function change.guard_row_count(text, bigint) is
'Refuses a request that changes more than 5,000 rows (ROW_LIMIT_EXCEEDED, 422), and one with If-Match that
changes none (NOT_FOUND, 404).';

commit;
