-- Deploy ontour:functions/tour/import_field to pg
-- requires: functions/tour/read_date
-- requires: functions/tour/read_number
-- requires: functions/change/snake_case
-- requires: schema/tour/error_codes
-- requires: functions/core/fail

-- A cell of a table is text, or a number where the table has types: that one is meant as it is. What cannot
-- be read is refused with its name instead of PostgreSQL's message about some input syntax.

begin;

create or replace function tour.import_field(data jsonb, field text, kind text default 'text')
returns text
language plpgsql
immutable
set search_path = ''
as $$
declare
    v_text constant text := nullif(btrim(data ->> field, E' \t\r\n\u00a0'), '');
    v_read text;
begin
    if v_text is null or kind = 'text' then
        return v_text;
    end if;
    v_read := case
        when kind = 'word' then btrim(change.snake_case(v_text), '_')
        when kind = 'date' then tour.read_date(v_text)
        when jsonb_typeof(data -> field) = 'number' then tour.read_number(v_text, 'number')
        else tour.read_number(v_text, kind)
    end;
    if kind = 'count' and v_read !~ '^\d{1,9}(\.0+)?$' then
        v_read := null;
    end if;
    if v_read is null then
        perform core.fail('INVALID_VALUE', format('%s=%s: %s', field, left(v_text, 100), case
            when kind = 'date' and v_text ~ '^\d{1,2}[/-]\d{1,2}[/-]\d{4}' then 'write the year first'
            when kind = 'date' then 'a day such as 2026-11-28'
            when kind = 'count' then 'a whole number such as 1300'
            when kind = 'amount' and v_text ~ '^-?\d+[.,]\d{3}$' then format(
                '%s or %s0?', translate(v_text, '.,', ''), replace(v_text, ',', '.')
            )
            else 'a number such as 1234.50'
        end));
    end if;
    return case kind when 'count' then split_part(v_read, '.', 1) else v_read end;
end
$$;

comment on function tour.import_field(jsonb, text, text) is
'A field of an imported row as text, word, date, number, percent, amount (of money) or count; null if empty.
Raises INVALID_VALUE (422).';

grant execute on function tour.import_field(jsonb, text, text) to member;

commit;
