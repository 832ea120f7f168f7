-- Deploy ontour:functions/tour/import_field to pg
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- A cell of a table is text. What cannot be read is refused with its name instead of PostgreSQL's
-- message about some input syntax.

begin;

create or replace function tour.import_field(data jsonb, field text, kind text default 'text')
returns text
language plpgsql
immutable
set search_path = ''
as $$
declare
    v_text constant text := nullif(btrim(data ->> field, E' \t\r\n\u00a0'), '');
begin
    if v_text is null or kind = 'text' then
        return v_text;
    end if;
    if kind = 'date' and v_text ~ '^\d{4}-\d{2}-\d{2}$' then
        return v_text::date::text;
    end if;
    if kind = 'number' and v_text ~ '^-?\d{1,15}(\.\d{1,15})?$' then
        return v_text;
    end if;
    if kind = 'count' and v_text ~ '^\d{1,9}(\.0+)?$' then
        return split_part(v_text, '.', 1);
    end if;
    perform core.fail('INVALID_VALUE', format('%s=%s', field, left(v_text, 100)));
    return null;
exception
    when datetime_field_overflow then
        perform core.fail('INVALID_VALUE', format('%s=%s', field, v_text));
        return null;
end
$$;

comment on function tour.import_field(jsonb, text, text) is
'A field of an imported row as text, date, number or count; null if empty. Raises INVALID_VALUE (422).';

grant execute on function tour.import_field(jsonb, text, text) to member;

commit;
