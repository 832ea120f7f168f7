-- Deploy ontour:functions/change/expected_version to pg
-- requires: functions/core/fail
-- requires: schema/change/error_codes

begin;

create or replace function change.expected_version(table_name text)
returns integer
language plpgsql
stable
set search_path = ''
as $$
declare
    v_headers text := current_setting('request.headers', true);
    v_if_match text;
begin
    -- A trigger's own writes to other tables are not what the client spoke of.
    if v_headers is null
        or v_headers not like '%"if-match"%'
        or current_setting('request.path', true) is distinct from '/' || expected_version.table_name
    then
        return null;
    end if;

    v_if_match := btrim(v_headers::jsonb ->> 'if-match');
    if v_if_match = '*' then
        return null;
    end if;
    if v_if_match !~ '^(W/)?"?[0-9]{1,9}"?$' then
        perform core.fail('INVALID_IF_MATCH', 'If-Match: ' || left(v_if_match, 100));
    end if;
    return substring(v_if_match from '[0-9]+')::integer;
end
$$;

comment on function change.expected_version(text) is
'The version that If-Match demands of the rows of this table, null if none. Raises INVALID_IF_MATCH (400).';

grant execute on function change.expected_version(text) to anon, member;

commit;
